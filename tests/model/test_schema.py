from tawatur.model.schema import main, schemas


def test_the_schema_files_in_the_tree_are_fresh() -> None:
    assert main(["--check"]) == 0


def test_fields_of_the_contract_are_there() -> None:
    page = schemas()["page.schema.json"]["$defs"]
    assert {
        "id",
        "source",
        "text",
        "blocks",
        "articles",
        "sentences",
        "timexes",
        "mentions",
        "quantities",
        "attributions",
        "events",
        "issues",
    } <= set(page["Document"]["properties"])
    assert {"value", "earliest", "latest", "basis", "evidence", "contradictions"} <= set(
        page["ArticleDate"]["properties"]
    )
