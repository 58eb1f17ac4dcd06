-- after: foundation/search 7
-- Names are read and written by those who have the right to, beside their grant in the case: an analyst counts and compares without them.
create policy by_capability on person_name as restrictive to mithaq_app
  using ((select app.can('names.read'))) with check ((select app.can('names.read')));
create policy by_capability on person_name_history as restrictive for select to mithaq_app using ((select app.can('names.read')));
create policy by_capability on person_name_key as restrictive for select to mithaq_app using ((select app.can('names.read')));

-- Whoever changes a person writes its names into the index again, which nobody can who does not read them.
create policy by_capability on person_or_group as restrictive for update to mithaq_app using ((select app.can('names.read')));
