-- after: foundation/files 1
-- A file that is attached in a field of the institution is read by whoever reads the record: row security of extra_value says who does.
create policy read_attached on stored_file for select to mithaq_app
  using (exists (select from extra_value v where v.ref_id = stored_file.id));
