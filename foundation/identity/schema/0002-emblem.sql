-- after: foundation/files 1
alter table institution add foreign key (emblem_file_id) references stored_file (id);
-- class P: the emblem stands on public pages, so everybody may read that one file
create policy read_emblem on stored_file for select to mithaq_app
  using (id = (select emblem_file_id from institution where institution.id = (select app.institution())));
