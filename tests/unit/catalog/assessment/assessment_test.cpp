#include <gtest/gtest.h>

#include "catalog/assessment/check.hpp"
#include "catalog/assessment/diff.hpp"
#include "catalog/assessment/forget.hpp"
#include "catalog/audit/log.hpp"
#include "tests/unit/catalog/assessment/desk.hpp"

namespace catalog::assessment {
namespace {

class Assessment : public testing::Test, protected Desk {};

TEST_F(Assessment, OnlyAssessorsOpenOneAndItRemembersTheRegistry) {
  Head head{.framework_version = "1", .cutoff = "2026-05-18"};
  head.title.vi = "Đánh giá";
  const auto stranger = people::Principal::signed_in({"x", "x", "x"}, {});
  EXPECT_EQ(refusal_of([&] {
              in_transaction([&](auto& change) { open(change, stranger, head, frame); });
            }),
            "assess_not_yours");
  const auto made = in_transaction([&](auto& change) { return open(change, lan, head, frame); });
  const auto working = read_of(made);
  EXPECT_EQ(working.stored.state, State::kDraft);
  EXPECT_EQ(working.document.head.registry_hash, registry().hash());
  EXPECT_EQ(working.document.sections.size(), 7u);
  EXPECT_EQ(working.document.find_section("dgra.7")->entries.size(), 6u);
}

TEST_F(Assessment, TwoWritersOfDifferentQuestionsNeverConflict) {
  auto one = answer("dgra.7.1");
  auto other = answer("dgra.7.2");
  const auto seen = read();
  one.comment.en = "By Lan";
  other.comment.en = "By Binh";
  EXPECT_FALSE(save(lan, one, seen.version_of("dgra.7.1")).is_conflict);
  EXPECT_FALSE(save(binh, other, seen.version_of("dgra.7.2")).is_conflict);
  EXPECT_EQ(answer("dgra.7.1").comment.en, "By Lan");
  EXPECT_EQ(answer("dgra.7.2").comment.en, "By Binh");
}

TEST_F(Assessment, TwoWritersOfOneQuestionAreToldAndBothTextsAreKept) {
  const auto version = read().version_of("dgra.7.1");
  auto first = answer("dgra.7.1");
  auto second = first;
  first.comment.en = "By Lan";
  second.comment.en = "By Binh";
  EXPECT_FALSE(save(lan, first, version).is_conflict);
  const auto saved = save(binh, second, version);
  EXPECT_TRUE(saved.is_conflict);
  EXPECT_EQ(saved.theirs, "lan");
  EXPECT_EQ(answer("dgra.7.1").comment.en, "By Lan");
  const auto reader = store.read();
  const auto past = list_past(reader.connection(), id, "dgra.7.1");
  const auto aside = std::ranges::find_if(past, &Past::is_aside);
  ASSERT_NE(aside, past.end());
  EXPECT_EQ(answer_of(base::parse_json(aside->document)).comment.en, "By Binh");
  EXPECT_EQ(aside->changed_name, "binh");
}

TEST_F(Assessment, SavingWhatIsThereAlreadyMakesNobodyTheLastWriter) {
  const auto version = read().version_of("dgra.7.1");
  EXPECT_EQ(save(binh, answer("dgra.7.1"), version).version, version);
  EXPECT_EQ(read().parts.at("dgra.7.1").changed_name, "lan");
}

TEST_F(Assessment, ARatingFarFromTheSuggestionNeedsAReason) {
  auto far = answer("dgra.7.1");
  far.suggested = Suggested{Rating::kRed, 4};
  const auto version = read().version_of("dgra.7.1");
  EXPECT_EQ(refusal_of([&] { save(lan, far, version); }), "assess_far_reason");
  far.reason.vi = "Chỉ số chỉ đo một phần";
  save(lan, far, version);
  EXPECT_EQ(answer("dgra.7.1").suggested, (Suggested{Rating::kRed, 4}));
}

TEST_F(Assessment, OneStepFromTheSuggestionOrAGreySuggestionNeedsNone) {
  auto near = answer("dgra.7.1");
  near.suggested = Suggested{Rating::kYellow, 4};
  save(lan, near, read().version_of("dgra.7.1"));
  near.suggested = Suggested{Rating::kGrey, 4};
  save(lan, near, read().version_of("dgra.7.1"));
}

TEST_F(Assessment, NotApplicableNeedsAWrittenReason) {
  auto left_out = answer("dgra.7.1");
  left_out.rating = Rating::kNotApplicable;
  EXPECT_EQ(refusal_of([&] { save(lan, left_out, 1); }), "assess_not_applicable_reason");
}

TEST_F(Assessment, ARatingChangedAfterValidationKeepsBothColoursAndSaysWhy) {
  const auto kept = answer("dgra.7.4");
  EXPECT_EQ(kept.preliminary, Rating::kRed);
  EXPECT_EQ(kept.rating, Rating::kYellowRed);
  auto silent = kept;
  silent.validation = {};
  EXPECT_EQ(refusal_of([&] { save(lan, silent, 1); }), "assess_validation_note");
}

TEST_F(Assessment, AnAnswerIsGoodForAYearAfterTheCutOffAndThenGrey) {
  auto fresh = answer("dgra.7.1");
  fresh.valid_until.clear();
  save(lan, fresh, 1);
  const auto kept = answer("dgra.7.1");
  EXPECT_EQ(kept.valid_until, "2020-06-30");
  EXPECT_EQ(shown_rating(kept, "2020-06-29"), Rating::kYellowGreen);
  EXPECT_EQ(shown_rating(kept, "2020-06-30"), Rating::kGrey);
  EXPECT_EQ(list_expired(read().document, "2020-06-29").size(), 0u);
  EXPECT_EQ(list_expired(read().document, "2020-06-30").size(), 6u);
  EXPECT_EQ(year_after("2024-02-29"), "2025-02-28");
}

TEST_F(Assessment, WhoWroteLastOrAskedForReviewCannotPublish) {
  submit_by(lan);
  EXPECT_EQ(refusal_of([&] { publish_by(lan); }), "assess_second_person");
  const auto published = publish_by(binh);
  EXPECT_EQ(published.published->day, "2019-07-15");
  EXPECT_EQ(published.published->sha256, digest_of(published));
}

TEST_F(Assessment, WhoWroteLastCannotPublishEvenIfAnotherAskedForReview) {
  auto mine = answer("dgra.7.1");
  mine.comment.en = "By Binh, last";
  save(binh, mine, 1);
  submit_by(lan);
  EXPECT_EQ(refusal_of([&] { publish_by(binh); }), "assess_second_person");
}

TEST_F(Assessment, InReviewNothingIsChangedUntilItIsSentBack) {
  submit_by(lan);
  auto mine = answer("dgra.7.1");
  mine.comment.en = "Late";
  EXPECT_EQ(refusal_of([&] { save(binh, mine, 1); }), "assess_in_review");
  in_transaction([&](auto& change) { remark(change, binh, id, "dgra.7.1", "Thiếu nguồn"); });
  in_transaction([&](auto& change) { send_back(change, binh, id); });
  EXPECT_FALSE(save(binh, mine, 1).is_conflict);
  const auto reader = store.read();
  const auto remarks = list_remarks(reader.connection(), id);
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_EQ(remarks[0].text, "Thiếu nguồn");
}

TEST_F(Assessment, WhatIsPublishedNeverChanges) {
  submit_by(lan);
  publish_by(binh);
  const auto before = read().stored.document;
  auto mine = read().document.find_entry("dgra.7.1")->answer;
  mine.comment.en = "Later";
  EXPECT_EQ(refusal_of([&] { save(lan, mine, 1); }), "assess_not_draft");
  EXPECT_EQ(refusal_of([&] { submit_by(lan); }), "assess_not_draft");
  EXPECT_EQ(refusal_of([&] { publish_by(binh); }), "assess_not_in_review");
  EXPECT_EQ(refusal_of([&] {
              in_transaction([&](auto& change) { remark(change, lan, id, "dgra.7.1", "x"); });
            }),
            "assess_not_draft");
  EXPECT_EQ(read().stored.document, before);
}

TEST_F(Assessment, ANewVersionBeginsAsACopyLinksBackAndSupersedes) {
  submit_by(lan);
  publish_by(binh);
  const auto next =
      in_transaction([&](auto& change) { return begin_next(change, lan, id, frame_of_head); });
  const std::string first = id;
  EXPECT_EQ(read_of(next).stored.previous, first);
  EXPECT_EQ(read_of(first).stored.state, State::kPublished);
  id = next;
  auto changed = answer("dgra.7.5");
  changed.rating = Rating::kYellowRed;
  save(lan, changed, 1);
  const auto differences = diff_of(read_of(first).document, read().document);
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(differences[0].id, "dgra.7.5");
  EXPECT_EQ(differences[0].before, Rating::kRed);
  EXPECT_EQ(differences[0].after, Rating::kYellowRed);
  submit_by(lan);
  publish_by(binh);
  EXPECT_EQ(read_of(first).stored.state, State::kSuperseded);
  EXPECT_EQ(read_document(read_of(first).stored.document).state, State::kPublished);
}

TEST_F(Assessment, AnAreaWithoutQuestionsTakesTheOperatorsOwn) {
  auto head = read().document.head;
  head.questions.push_back({"dgra.1.1", "dgra.1", {"Ai lãnh đạo?", "Who leads?"}, "very_high"});
  in_transaction([&](auto& change) {
    save_head(change, lan, id, head, frame_of(registry(), "dgra", head.questions), 1);
  });
  frame = frame_of(registry(), "dgra", head.questions);
  Answer own{.question = "dgra.1.1", .rating = Rating::kGreen};
  save(lan, own, 0);
  EXPECT_EQ(read().document.find_entry("dgra.1.1")->question.en, "Who leads?");
  EXPECT_EQ(answer("dgra.1.1").rating, Rating::kGreen);
  head.questions.push_back(head.questions[0]);
  EXPECT_EQ(faults_of(head, frame).at(0).key, "assess_own_question_bad");
}

TEST_F(Assessment, WhoDeletesTheirAccountIsNamedNowhereAndTheHashStillProvesTheDocument) {
  in_transaction([&](auto& change) { add_note(change, lan, "a7-privacy", "Đã họp"); });
  in_transaction([&](auto& change) { remark(change, lan, id, "dgra.7.1", "Thiếu nguồn"); });
  submit_by(binh);
  EXPECT_EQ(refusal_of([&] { publish_by(lan); }), "assess_second_person");
  in_transaction([&](auto& change) { send_back(change, binh, id); });
  auto mine = answer("dgra.7.1");
  mine.comment.en = "By Binh";
  save(binh, mine, 1);
  submit_by(binh);
  publish_by(lan);
  in_transaction(
      [&](auto& change) { forget_person(change.connection(), lan.person().id, "former-1"); });
  EXPECT_EQ(read().document.published->by, "former-1");
  EXPECT_EQ(read().parts.at("head").changed_name, "former-1");
  const auto reader = store.read();
  EXPECT_EQ(list_remarks(reader.connection(), id)[0].by, "former-1");
  EXPECT_EQ(find_action(reader.connection(), "a7-privacy")->notes[0].by, "former-1");
  EXPECT_EQ(list_past(reader.connection(), id, "dgra.7.1")[0].changed_name, "former-1");
}

TEST_F(Assessment, EveryChangeIsInTheAuditLog) {
  submit_by(lan);
  publish_by(binh);
  std::vector<std::string> actions;
  const auto reader = store.read();
  audit::for_each(reader.connection(), {}, [&](const audit::Entry& entry) {
    if (entry.kind == "assessment") actions.push_back(entry.action);
    return true;
  });
  EXPECT_EQ(actions, (std::vector<std::string>{"imported", "submitted", "published"}));
}

}  // namespace
}  // namespace catalog::assessment
