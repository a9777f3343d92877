#pragma once

#include <string>
#include <string_view>
#include <vector>

// Reads a page as a browser would (gumbo, HTML5) and tells what is wrong with it.
namespace portal::web::html_check {

/// Scripts, event handlers, frames, foreign images and addresses that run code.
std::vector<std::string> dangers(const std::string& html);

/// Parse errors, and ids that stand twice.
std::vector<std::string> faults(const std::string& html);

/// The text of the first element of that class or tag (".fact-note", "h1"), inner text joined.
std::string text_of(const std::string& html, std::string_view wanted);

/// The value of an attribute of every element of a tag.
std::vector<std::string> attributes(const std::string& html, std::string_view tag,
                                    std::string_view attribute);

}  // namespace portal::web::html_check
