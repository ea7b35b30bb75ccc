"""The words Qt shows by itself, English to Vietnamese."""

WORDS = {
    # standard buttons
    "OK": "Đồng ý", "&OK": "Đồ&ng ý", "Save": "Lưu", "&Save": "&Lưu", "Save All": "Lưu tất cả",
    "Open": "Mở", "&Open": "&Mở", "&Yes": "&Có", "Yes": "Có", "Yes to &All": "Có &tất cả",
    "&No": "&Không", "No": "Không", "N&o to All": "Khôn&g tất cả", "Abort": "Bỏ dở",
    "Retry": "Thử lại", "Ignore": "Bỏ qua", "Close": "Đóng", "&Close": "Đó&ng",
    "Cancel": "Hủy", "&Cancel": "&Hủy", "Discard": "Bỏ", "Help": "Trợ giúp",
    "Apply": "Áp dụng", "Reset": "Đặt lại", "Restore Defaults": "Về mặc định",
    "Don't Save": "Không lưu", "Close without Saving": "Đóng, không lưu",
    "Show Details...": "Hiện chi tiết…", "Hide Details...": "Ẩn chi tiết…",
    "Show details...": "Hiện chi tiết…", "Hide details...": "Ẩn chi tiết…",
    # edit menus
    "&Undo": "&Hoàn tác", "&Redo": "Làm &lại", "Cu&t": "&Cắt", "&Copy": "&Sao chép",
    "&Paste": "&Dán", "Delete": "Xóa", "Select All": "Chọn tất cả", "&Select All": "Chọn &tất cả",
    "Copy &Link Location": "Sao chép đường &dẫn", "Undo": "Hoàn tác", "Redo": "Làm lại",
    "Cut": "Cắt", "Copy": "Sao chép", "Paste": "Dán", "&Step up": "&Tăng", "Step &down": "&Giảm",
    "Insert Unicode control character": "Chèn ký tự điều khiển",
    # file dialogs
    "Find Directory": "Tìm thư mục", "Open Files": "Mở tệp", "Save As": "Lưu thành",
    "Look in:": "Tìm trong:",
    "&Look in:": "&Tìm trong:",
    "Files of &type:": "&Loại tệp:", "File &name:": "&Tên tệp:", "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:", "Create New Folder": "Tạo thư mục mới", "Back": "Quay lại",
    "Forward": "Đi tới", "Parent Directory": "Thư mục cha", "List View": "Xem danh sách",
    "Detail View": "Xem chi tiết", "Go back": "Quay lại", "Go forward": "Đi tới",
    "Go to the parent directory": "Tới thư mục cha", "Create a New Folder": "Tạo thư mục mới",
    "Change to list view mode": "Chuyển sang xem danh sách",
    "Change to detail view mode": "Chuyển sang xem chi tiết",
    "List of places and bookmarks": "Danh sách nơi hay dùng", "Sidebar": "Thanh bên",
    "Files": "Tệp", "&Rename": "Đổi &tên", "&Delete": "&Xóa", "Show &hidden files": "Hiện tệp ẩ&n",
    "&New Folder": "Thư mục &mới", "New Folder": "Thư mục mới", "&Choose": "&Chọn",
    "Recent Places": "Nơi vừa mở", "Remove": "Bỏ", "My Computer": "Máy tính này",
    "Computer": "Máy tính", "Drive": "Ổ đĩa", "File": "Tệp", "Folder": "Thư mục",
    "File Folder": "Thư mục tệp", "Alias": "Lối tắt", "Shortcut": "Lối tắt",
    "%1 File": "Tệp %1", "Unknown": "Không rõ", "Show ": "Hiện ",
    "Name": "Tên", "Size": "Dung lượng", "Kind": "Loại", "Type": "Loại",
    "Date Modified": "Ngày sửa", "All Files (*)": "Mọi tệp (*)", "All files (*)": "Mọi tệp (*)",
    "Directories": "Thư mục", "&Save as:": "&Lưu thành:", "%1 bytes": "%1 byte",
    "%1 byte(s)": "%1 byte", "%1 KB": "%1 KB", "%1 MB": "%1 MB", "%1 GB": "%1 GB",
    "%1 TB": "%1 TB", "Invalid filename": "Tên tệp chưa dùng được",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nCó thay bằng tệp mới không?",
    "%1\nFile not found.\nPlease verify the correct file name was given.":
        "%1\nKhông tìm thấy tệp.\nHãy xem lại tên tệp.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.":
        "%1\nKhông tìm thấy thư mục.\nHãy xem lại tên thư mục.",
    "'%1' is write protected.\nDo you want to delete it anyway?":
        "“%1” chỉ cho đọc.\nVẫn xóa chứ?",
    "Are you sure you want to delete '%1'?": "Xóa “%1”?",
    "Could not delete directory.": "Chưa xóa được thư mục.",
    "<b>The name \"%1\" cannot be used.</b><p>Try using another name, with fewer characters or "
    "no punctuation marks.": "<b>Không dùng được tên “%1”.</b><p>Hãy thử tên khác, ngắn hơn hoặc "
    "không có dấu câu.",
    # scroll bars
    "Scroll here": "Cuộn tới đây", "Left edge": "Mép trái", "Right edge": "Mép phải",
    "Top": "Đầu", "Bottom": "Cuối", "Page left": "Trang trái", "Page right": "Trang phải",
    "Page up": "Trang trước", "Page down": "Trang sau", "Scroll left": "Cuộn trái",
    "Scroll right": "Cuộn phải", "Scroll up": "Cuộn lên", "Scroll down": "Cuộn xuống",
    # windows, tabs, lists
    "Restore": "Khôi phục", "Minimize": "Thu nhỏ", "Maximize": "Phóng to", "Menu": "Danh mục",
    "Close Tab": "Đóng thẻ", "Scroll Left": "Cuộn trái", "Scroll Right": "Cuộn phải",
    "More...": "Thêm…", "Press": "Nhấn", "Toggle": "Đổi", "Uncheck": "Bỏ đánh dấu",
    "Check": "Đánh dấu", "Open the combo box selection popup": "Mở danh sách chọn",
    "Clear": "Xóa chữ", "False": "Sai", "True": "Đúng",
}  # fmt: skip
