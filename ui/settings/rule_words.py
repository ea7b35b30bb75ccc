"""Each threshold in plain words, as its form explains it before it is changed."""

RULE_WORDS = {
    "attendance_min": "Tỷ lệ đồng chí trong diện dự họp có mặt tại buổi họp. Thấp hơn ngưỡng thì "
    "việc cần xử lý nhắc và điểm của mục dự họp giảm.",
    "attendance_strict": "Bật: bằng ngưỡng là chưa đạt, phải cao hơn. Tắt: bằng ngưỡng là đạt.",
    "min_minutes": "Thời lượng ít nhất của một buổi sinh hoạt thường kỳ, tính từ khai mạc đến bế "
    "mạc.",
    "min_minutes_combined": "Thời lượng ít nhất khi buổi thường kỳ kết hợp sinh hoạt chuyên đề.",
    "min_minutes_override": "Thời lượng cấp ủy có thẩm quyền cho phép riêng chi bộ này. Ghi số thì "
    "số này thay các thời lượng khác; để trống là không dùng.",
    "large_cell_from": "Từ bao nhiêu đảng viên thì chi bộ được coi là đông và phải họp lâu hơn. Để "
    "trống là không dùng.",
    "min_minutes_large": "Thời lượng ít nhất của chi bộ đông đảng viên.",
    "review_new_months": "Đảng viên kết nạp chưa đủ số tháng này thì chưa kiểm điểm, xếp loại.",
    "review_bands": "Điểm từ bao nhiêu thì thuộc mức xuất sắc, tốt, hoàn thành; dưới mốc cuối là "
    "không hoàn thành. Đợt kiểm điểm nhắc khi mức khác điểm.",
    "review_above_min": "Mức xuất sắc cần ít nhất tỷ lệ này việc làm vượt mức.",
    "review_late_max": "Mức hoàn thành chỉ được chậm nhiều nhất tỷ lệ này số việc.",
    "review_undone_over": "Quá tỷ lệ này việc không xong thì quy định xếp không hoàn thành.",
    "review_cap_percent": "Tỷ lệ xuất sắc nhiều nhất; đơn vị nổi trội được 25%. Chỉ nhắc, không "
    "chặn. Tính trên ai và làm tròn thế nào thì chọn ở mục A14 của Cách hiểu khi chấm.",
    "review_cap_by_position": "Bật: tính trần riêng cho nhóm giữ chức vụ và nhóm còn lại.",
    "review_draft_days": "Dự thảo kiểm điểm tập thể gửi trước hội nghị ít nhất số ngày làm việc.",
    "consecutive_absence_max": "Một đồng chí vắng có lý do liên tiếp quá số kỳ này thì được nhắc.",
    "unexcused_max": "Số đồng chí vắng không lý do nhiều nhất trong một buổi.",
    "critique_minutes_min": "Số phút ít nhất dành cho tự phê bình và phê bình trong một buổi.",
    "papers_days_before": "Tài liệu phải đến tay đảng viên trước buổi họp ít nhất từng này ngày.",
    "finished_days_after": "Văn bản sau buổi họp phải đăng và báo cáo trong từng này ngày.",
    "speaker_bands": "Các mức tỷ lệ đảng viên phát biểu, từ cao xuống thấp, mỗi mức một số điểm.",
    "completion_bands": "Các mức tỷ lệ nhiệm vụ hoàn thành, từ cao xuống thấp.",
    "completion_counts_all": "Bật: tỷ lệ hoàn thành tính cả việc chưa đến hạn. Tắt: chỉ việc đến "
    "hạn.",
    "late_done_counts": "Bật: việc xong sau hạn vẫn tính là xong. Tắt: chỉ tính việc xong "
    "đúng hạn, kể cả hạn đã gia hạn.",
    "regular_per_month": "Số buổi sinh hoạt thường kỳ mỗi tháng.",
    "thematic_per_quarter": "Số buổi sinh hoạt chuyên đề mỗi quý.",
    "meeting_day": "Ngày trong tháng mà kế hoạch năm đặt buổi thường kỳ.",
    "window_from": "Ngày sớm nhất trong tháng được họp thường kỳ.",
    "window_to": "Ngày muộn nhất trong tháng được họp thường kỳ.",
    "bulletin_day": "Ngày bản tin sinh hoạt chi bộ phải có.",
    "merge_keywords": "Đầu việc có các từ này thì bị nhắc là ghép họp công việc vào sinh hoạt.",
    "committee_minutes_required": "Bật: họp chi ủy trước buổi họp phải có biên bản.",
    "prompts_required": "Bật: dự thảo gửi trước phải kèm câu hỏi gợi ý thảo luận.",
    "report_meeting_required": "Bật: mỗi nhiệm vụ phải ghi kỳ báo cáo kết quả.",
    "score_vote_required": "Bật: điểm tự chấm phải được chi bộ biểu quyết.",
    "loss_note_required": "Bật: mục nào mất điểm cũng cần ghi lý do. Tắt: chỉ những mục mà khung "
    "tiêu chí yêu cầu.",
    "expulsion_months": "Bỏ sinh hoạt từng này tháng trong năm mà không có lý do thì được nhắc.",
    "quorum": "Phần đảng viên phải có mặt để buổi họp hợp lệ. Điều lệ không ghi số này: hãy theo "
    "quy chế của chi bộ.",
    "two_thirds_matters": "Những việc cần ít nhất hai phần ba đảng viên chính thức tán thành.",
    "dispersed_share": "Phần đảng viên phân tán để được họp trực tuyến.",
    "probation_months": "Thời gian dự bị, tính từ ngày kết nạp.",
    "probation_review_workdays": "Số ngày làm việc để chi bộ xét công nhận sau khi hết dự bị.",
    "ceremony_workdays": "Số ngày làm việc để tổ chức lễ kết nạp, tính từ ngày quyết định.",
    "transfer_workdays": "Số ngày làm việc để xong việc chuyển sinh hoạt chính thức, tính từ ngày "
    "quyết định.",
    "transfer_paper_workdays": "Số ngày làm việc để đảng viên trình giấy giới thiệu với chi ủy nơi "
    "đến.",
    "transfer_warn_months": "Quá từng này tháng mà chưa nộp giấy chuyển sinh hoạt thì sổ nhắc báo "
    "cáo cấp cơ sở.",
    "dossier_check_months": "Cứ từng này tháng thì đối chiếu danh sách đảng viên với hồ sơ.",
    "petition_workdays": "Số ngày làm việc để chi bộ trả lời ý kiến, kiến nghị của đảng viên, tính "
    "từ ngày nhận; ngày nghỉ theo lịch nghỉ của sổ.",
    "petition_workdays_up": "Sau từng này ngày làm việc kể từ ngày gửi mà cấp trên chưa trả lời "
    "thì nhắc đôn đốc. Cấp trên có thời hạn riêng: hãy hỏi và sửa cho đúng.",
    "directive_days": "Văn bản cấp trên liên quan đến chi bộ nên phổ biến sau từng này ngày kể từ "
    "ngày nhận. Chưa có văn bản quy định số này; mặc định bằng một kỳ sinh hoạt.",
    "review_two_from": "Từ bao nhiêu đảng viên thì mỗi kỳ có hai đồng chí báo cáo học tập Bác.",
    "forbidden_types": "Các loại văn bản chi bộ không được ban hành.",
    "thematic_plan_due": "Hạn gửi kế hoạch chuyên đề năm lên cấp trên, ghi ngày/tháng.",
    "remark_answer_days": "Hạn trả lời góp ý của người dự được đề xuất sau từng này ngày. Chưa có "
    "văn bản quy định số này: hãy theo nếp của chi bộ và cấp trên.",
    "spread_share_max": "Phần thời gian dành cho quán triệt, phổ biến nhiều nhất. Không có quy "
    "định chung: đây là mục tiêu chi bộ tự đặt, để trống nếu không dùng.",
    "discussion_share_min": "Phần thời gian dành cho thảo luận ít nhất. Không có quy định chung: "
    "đây là mục tiêu chi bộ tự đặt, để trống nếu không dùng.",
    "copied_words_from": "Câu dài từ số chữ này trở lên được so với nghị quyết, kết luận, nhiệm vụ "
    "12 tháng trước. Ghi 0 nếu không muốn so.",
    "vague_verbs": "Câu có các từ này mà không có số liệu hay thời hạn được nhắc nhẹ. Để trống nếu "
    "không muốn nhắc.",
    "rollup_good_min": "Số buổi xếp loại Tốt ít nhất trong năm theo quy định của tỉnh.",
}
