"""Foreign keys as the file tells them: what single undo and the trash stand on."""

from app.data.references import CASCADE, References
from tests.data.small_book import add_shelf


def test_the_file_tells_who_points_at_whom(db):
    shelf = add_shelf(db, "Kệ", ("Một",))
    with db.read() as session:
        references = References(session.connection())
        image = {"shelf_id": shelf, "title": "Một"}
        assert list(references.parents("books", image)) == [(("shelves", shelf), CASCADE)]
        assert list(references.pointing_at(("shelves", shelf))) == [("books", 1)]
        assert list(references.pointing_at(("books", 1))) == []
        assert {one.rule for one in references.to("books")} == {"NO ACTION"}
