"""Checks of the meeting as it was run: length, speakers, votes, tasks, results, criticism."""

from fractions import Fraction

from app.domain.agendas import ItemKind
from app.domain.checked_meetings import MONTHLY, CheckedMeeting, Found, percent_beside
from app.domain.counting import may_vote_at, speaker_share, speakers, voting_base
from app.domain.findings import Severity
from app.domain.meetings import SCORED_KINDS
from app.domain.minutes_body import commendation_recorded, missing_head_parts
from app.domain.resolution_progress import resolution_progress
from app.domain.share_targets import share_targets, target_sentences
from app.domain.tasks import Task
from app.domain.text import percent_text
from app.domain.time_shares import (
    actual_shares,
    critique_minutes,
    held_minutes,
    planned_shares,
    required_minutes,
    total_minutes,
)
from app.domain.votes import VOTE_MATTER_LABELS, Threshold
from app.domain.voting import needed, threshold_for, vote_figure, vote_passed


def k05_duration(case: CheckedMeeting) -> Found:
    """The meeting lasts long enough; before it, the agenda is long enough."""
    required = required_minutes(case.file)
    if case.is_before:
        planned = total_minutes(case.file.agenda)
        if case.file.agenda and case.is_prepared and planned < required:
            message = f"Chương trình mới {planned} phút, cần đủ {required} phút."
            severity = case.milder("K05")
            yield case.found("K05", message, "prepare:agenda", "Thêm thời gian", severity)
        return
    held = held_minutes(case.file)
    if case.is_after_talk and held is not None and held < required:
        message = f"Buổi họp {held} phút, thiếu {required - held} phút so với {required}."
        yield case.found("K05", message, "run:clock", "Xem giờ họp")


def k17_speakers(case: CheckedMeeting) -> Found:
    """Enough of those present spoke: not below the lowest band."""
    share = speaker_share(case.file)
    if not case.is_after_talk or case.kind not in SCORED_KINDS or share is None:
        return
    lowest = Fraction(case.file.rules.bands("speaker_bands")[-1], 100)
    if share < lowest:
        figures = f"{len(speakers(case.file))}/{case.counts.present}"
        shown = percent_beside(share, lowest)
        message = f"Phát biểu {figures} = {shown}, dưới mức {percent_text(lowest)}."
        yield case.found("K17", message, "run:speeches", "Xem phát biểu")


def k18_body(case: CheckedMeeting) -> Found:
    """Chair, minute taker, times and counts are filled in, and the end is not before the start."""
    if not case.is_finishing:
        return
    header, missing = case.file.header, missing_head_parts(case.file, case.counts)
    if missing:
        yield case.found("K18", f"Chưa ghi {', '.join(missing)}.", "finish:body", "Ghi cho đủ")
    if header.started_at and header.ended_at and header.ended_at < header.started_at:
        yield case.found("K18", "Giờ kết thúc trước giờ bắt đầu.", "run:clock", "Sửa giờ họp")


def k20_vote_figures(case: CheckedMeeting) -> Found:
    """No vote has more figures than people who could vote at that moment."""
    for vote in case.file.votes:
        voters = may_vote_at(case.file, vote.at)
        if vote.cast > voters:
            label = VOTE_MATTER_LABELS[vote.matter]
            message = f"{label}: ghi {vote.cast} phiếu, chỉ có {voters} người biểu quyết."
            yield case.found("K20", message, f"run:vote:{vote.id}", "Sửa biểu quyết")


def k21_two_thirds(case: CheckedMeeting) -> Found:
    """Matters that need two thirds are counted so; one that fell short is said."""
    for vote in case.file.votes:
        if threshold_for(vote.matter, case.file.rules) is not Threshold.TWO_THIRDS:
            continue
        label, where = VOTE_MATTER_LABELS[vote.matter], f"run:vote:{vote.id}"
        least = needed(Threshold.TWO_THIRDS, voting_base(case.file))
        if vote.threshold is not Threshold.TWO_THIRDS:
            message = f"{label} cần từ hai phần ba, đang ghi hơn một nửa."
            yield case.found("K21", message, where, "Sửa mức cần đạt")
        elif not vote_passed(vote, case.file):
            message = (
                f"{label}: {vote_figure(vote, case.file)} tán thành, cần ≥ {least}, chưa thông qua."
            )
            yield case.found("K21", message, where, "Xem biểu quyết", Severity.INFO)


def k22_tasks(case: CheckedMeeting) -> Found:
    """Every task has a person and a deadline, and a kỳ at which it is reported."""
    needs_report = case.file.rules.flag("report_meeting_required")
    for task in case.file.tasks:
        missing, where = _missing_of_task(task), f"finish:task:{task.id}"
        if missing:
            message = f"Nhiệm vụ {_task_name(task)} chưa ghi {', '.join(missing)}."
            yield case.found("K22", message, where, "Ghi cho đủ")
        elif needs_report and not task.report_period and not task.standing:
            message = f"Nhiệm vụ {_task_name(task)} chưa ghi kỳ báo cáo."
            yield case.found("K22", message, where, "Chọn kỳ báo cáo")


def _missing_of_task(task: Task) -> tuple[str, ...]:
    missing = []
    if task.owner_id is None and task.owner_group_id is None:
        missing.append("người chủ trì")
    if task.due_on is None and not task.standing:
        missing.append("thời hạn")
    return tuple(missing)


def _task_name(task: Task) -> str:
    return task.code or f"“{task.text[:30].strip()}”"


def k23_previous_results(case: CheckedMeeting) -> Found:
    """Every task of the last resolution has a result now."""
    previous, progress = case.file.previous, resolution_progress(case.file)
    if not case.is_after_talk or case.kind not in MONTHLY or not (previous and progress):
        return
    waiting = len(progress.without_result)
    if waiting:
        message = f"{waiting} nhiệm vụ của Nghị quyết {previous.code} chưa ghi kết quả."
        yield case.found("K23", message, f"task:{progress.first_id}", "Ghi kết quả")


def k24_completion(case: CheckedMeeting) -> Found:
    """Without a sheet, the completion of the last resolution still names its band."""
    progress = resolution_progress(case.file)
    share = progress.share if progress else None
    is_asked = case.is_after_talk and case.kind in MONTHLY and not case.file.sheet
    if not is_asked or progress is None or share is None:
        return
    bands = case.file.rules.bands("completion_bands")
    limit = next((band for band in bands if share >= Fraction(band, 100)), None)
    mark = f"mức từ {limit}%" if limit is not None else f"mức dưới {bands[-1]}%"
    message = (
        f"Nghị quyết trước xong {progress.done}/{progress.counted} = {percent_text(share)}, {mark}."
    )
    yield case.found("K24", message, f"task:{progress.first_id}", "Xem kết quả")


def k25_commendation(case: CheckedMeeting) -> Found:
    """Praise is recorded, or it is stated that there is none."""
    if not case.is_after_talk or case.kind not in MONTHLY or commendation_recorded(case.file):
        return
    message = "Chưa ghi biểu dương; nếu không có thì đánh dấu “không có”."
    yield case.found("K25", message, "run:commendation", "Ghi biểu dương")


def k26_critique(case: CheckedMeeting) -> Found:
    """Self-criticism takes long enough; before the meeting, is planned long enough."""
    if case.kind not in MONTHLY or not case.is_prepared or not case.file.agenda:
        return
    least = case.file.rules.integer("critique_minutes_min")
    if case.is_before:
        planned = total_minutes(i for i in case.file.agenda if i.kind is ItemKind.CRITIQUE)
        if planned < least:
            message = f"Chương trình dành {planned} phút tự phê bình, cần từ {least} phút."
            yield case.found("K26", message, "prepare:agenda", "Thêm thời gian")
        return
    held = critique_minutes(case.file.agenda)
    if case.is_after_talk and held is not None and held < least:
        message = f"Tự phê bình và phê bình {held} phút, cần từ {least} phút."
        yield case.found("K26", message, "run:critique", "Xem giờ của mục")


def a5_time_shares(case: CheckedMeeting) -> Found:
    """Not too much time goes to passing papers on, and enough to discussion; as planned, then."""
    if case.kind not in SCORED_KINDS or not (case.is_before or case.is_after_talk):
        return
    shares = planned_shares if case.is_before else actual_shares
    where = "prepare:agenda" if case.is_before else "run:agenda"
    for sentence in target_sentences(shares(case.file.agenda), share_targets(case.file.rules)):
        yield case.found("A5", sentence, where, "Xem thời gian")


def k27_dues(case: CheckedMeeting) -> Found:
    """The state of the dues was announced."""
    if case.is_after_talk and case.kind in MONTHLY and not case.file.header.dues_announced:
        message = "Chưa ghi đã thông báo tình hình nộp đảng phí."
        yield case.found("K27", message, "run:dues", "Đánh dấu")
