-- after: protocol/agreement 3
-- Two parties may propose a version of the same number before either knows of the other's. The text with the lower hash keeps the number;
-- the other one is marked here and stays as it was proposed, while its author goes on from it under the next number.
alter table protocol_version add column crossed_at timestamptz, add check (crossed_at is null or state = 'superseded');
drop index protocol_version_number;
create unique index protocol_version_number on protocol_version (protocol_id, number) where crossed_at is null;

-- An approval or a rejection is of a text, not of a number.
drop index protocol_act_once;
create unique index protocol_act_once on protocol_act (protocol_id, version_number, type, party, coalesce(language, ''), coalesce(sha256, ''))
  where type in ('approval', 'signature', 'attestation', 'rejection');

-- A partner's text may arrive while a draft of our own is open: it is a draft itself for the moment in which it is written down.
drop index protocol_version_draft;
create unique index protocol_version_draft on protocol_version (protocol_id)
  where state = 'draft' and authored_by = 'urn:uuid:' || institution_id::text;
