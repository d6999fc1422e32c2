namespace ProFlow.Server.Data.Migrations;

/// <summary>The database's own part of the search. The three extensions are trusted: whoever owns the database may add them.</summary>
internal static class SearchSql
{
    public const string Extensions = """
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE EXTENSION IF NOT EXISTS unaccent;
        CREATE EXTENSION IF NOT EXISTS btree_gin;
        """;

    // What is looked for goes the same way as what is looked through. Signs between words become blanks, so that no parser takes
    // "a/b" or "1.2" for a path or a number; scripts without blanks are looked through sign by sign.
    public const string Functions = """
        CREATE FUNCTION search_text(x text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
            SELECT CASE WHEN folded ~ '[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' THEN regexp_replace(folded, '([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])', ' \1 ', 'g') ELSE folded END
            FROM (SELECT regexp_replace(lower(unaccent(normalize(x, NFKC))), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf]+', ' ', 'g') AS folded) AS f
        $$;

        CREATE FUNCTION search_words(title text, body text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
            SELECT setweight(to_tsvector('simple', search_text(title)), 'A') || setweight(to_tsvector('simple', search_text(left(body, 100000))), 'C')
        $$;
        """;

    public const string Down = """
        DROP FUNCTION search_words(text, text);
        DROP FUNCTION search_text(text);
        """;
}
