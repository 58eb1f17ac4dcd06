-- The SQL twin of normaliseArabic() in ../normalise.ts, tested equal on every code point of the Arabic blocks and of Latin.
-- A change of either is a change of both, a new migration, and a new analyser version. The collation of lower() is named,
-- so that the answer is the same on every database and may stand in an index.
create function app.normalise_arabic(raw text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog
return translate(
  replace(replace(replace(replace(
    regexp_replace(
      lower(normalize(raw, NFKD) collate pg_c_utf8),
      '[\u00AD\u02BB-\u02BF\u0300-\u036F\u0610-\u061A\u061C\u0621\u0640\u064B-\u065F\u0670\u0674\u06D6-\u06ED\u08CA-\u08FF\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]',
      '', 'g'),
    'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'),
  'ٱٲٳ' || 'ىیےۍېێ' || 'ةۃہھە' || 'کڪڭگݣ' || 'ڤڥڢ' || 'ڧڨ' || 'پچژ' || '٠١٢٣٤٥٦٧٨٩' || '۰۱۲۳۴۵۶۷۸۹' || 'øđðłıς',
  'ااا' || 'يييييي' || 'ههههه' || 'ككككك' || 'ففف' || 'قق' || 'بجز' || '0123456789' || '0123456789' || 'oddliσ');
