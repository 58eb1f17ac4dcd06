/** What the catalogue must say of every table and definer function, as sentences naming what is wrong. */
import type pg from 'pg'

/** Security definer functions that exist on purpose; each is owned by a role that cannot log in, with a fixed search path. */
const definers: Readonly<Record<string, string>> = {
  'app.record_history': 'writes the history that the application role may only read',
  'app.destroy_with_decision':
    'deletes what a case held when two people have decided it, and nothing else deletes records',
  'app.open_session': 'sessions are closed to the application role',
  'app.end_session': 'sessions are closed to the application role',
  'app.complete_setup': 'sessions are closed to the application role',
  'app.enter_session': 'finds the session before anybody is known',
  'app.anybody_enrolled': 'whether setup is still open is asked before anybody is known',
  'app.find_account': 'credentials are compared before anybody is known',
  'app.find_passkey': 'credentials are compared before anybody is known',
  'app.find_federated': 'credentials are compared before anybody is known',
  'app.use_totp': 'what works once is used before anybody is known',
  'app.use_recovery_code': 'what works once is used before anybody is known',
  'app.use_passkey': 'what works once is used before anybody is known',
  'app.use_challenge': 'what works once is used before anybody is known',
  'app.count_failures': 'limits of sign-in hold before anybody is known',
  'app.note_failure': 'limits of sign-in hold before anybody is known',
  'app.note_success': 'limits of sign-in hold before anybody is known',
  'app.live_session': 'sessions are closed to the application role',
  'app.touch_session': 'sessions are closed to the application role',
  'app.own_session': 'sessions are closed to the application role',
  'app.open_setup_session': 'sessions are closed to the application role',
  'app.open_invitation': 'an invitation is opened before anybody is known',
  'app.complete_enrolment': 'sessions are closed to the application role',
  'app.verify_session': 'sessions are closed to the application role',
  'app.end_own_session': 'sessions are closed to the application role',
  'app.end_sessions': 'sessions are closed to the application role',
  'app.record_events': 'the custody log is written by nobody directly',
  'app.erase_openings': 'what entries were about is erased as a whole or not at all',
  'app.mode': 'asked before anybody is known',
  'app.mode_details': 'the mode is closed to the application role',
  'app.set_mode': 'the mode is closed to the application role',
  'app.end_all_sessions': 'sessions are closed to the application role',
  'app.refuse_write': 'reads the mode for whichever role writes',
  'app.case_level': 'a policy of grants asks it without asking itself',
  'app.my_cases': 'a policy of grants asks it without asking itself',
  'app.may': 'the rules are closed to the application role',
  'app.case_team': 'whoever works on a case knows who else does',
  'app.holds_evidence': 'whether a file is an original is asked for files of cases that the reader does not see',
  'app.open_case': 'nobody gives themselves a grant but in a case that they open',
  'app.keep_grant': 'sees every lead of a case',
  'app.keep_administrator': 'sees every administrator',
  'app.signing_key': 'wrapped private keys are closed to the application role',
  'app.calendar_reader': 'a calendar is opened by its address before anybody is known',
  'app.enqueue_job': 'the tables of the job queue are closed to the application role',
  'app.search_put': 'the index is closed to the application role',
  'app.search_remove': 'the index is closed to the application role',
  'app.search_stale': 'the index is closed to the application role',
  'app.search_page': 'words are found by their index, under the same visibility of cases',
  'app.search_counts': 'words are found by their index, under the same visibility of cases',
  'app.enter_saved_search': 'a job looks for new matches as the owner of a search, whom the search alone decides',
  'app.case_editor': 'grants are closed to jobs; one writes the index again in the name of somebody who may',
  'app.search_crosstab': 'words are found by their index, under the same visibility of cases',
}

/** Schemas of libraries: closed to the application role as a whole, which is checked instead. */
const libraries = ['graphile_worker']

const tables = `
  select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', '${libraries.join("', '")}')
  order by 2`

/** Names of all tables that hold rows of ours, schema first. */
export async function tableNames(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(tables)
  return rows.map(({ name }) => name)
}

/** Every fault of the catalogue; none in a healthy database. */
export async function catalogueFaults(client: pg.Client): Promise<readonly string[]> {
  const faults: string[] = []
  const say = async (sql: string, sentence: (row: Record<string, string>) => string) => {
    const { rows } = await client.query<Record<string, string>>(sql)
    faults.push(...rows.map(sentence))
  }
  await say(
    `select name from (${tables}) t where not enabled`,
    ({ name }) => `The table ${name} has no row security: enable it`,
  )
  await say(
    `select name from (${tables}) t where not forced`,
    ({ name }) => `The table ${name} does not force row security on its owner: force it`,
  )
  await say(
    `select name from (${tables}) t where not exists (select from pg_policy p where p.polrelid = t.oid)`,
    ({ name }) => `The table ${name} has no policy: write one beside it in the same migration`,
  )
  await say(
    `select name, p.polname from (${tables}) t join pg_policy p on p.polrelid = t.oid where p.polroles = '{0}'`,
    ({ name, polname }) => `The policy ${polname} of ${name} is for PUBLIC: name its roles`,
  )
  await say(
    `select name, a.attname from (${tables}) t join pg_attribute a on a.attrelid = t.oid join pg_type y on y.oid = a.atttypid
     where a.attnum > 0 and not a.attisdropped and y.typtype = 'e'`,
    ({ name, attname }) =>
      `The column ${attname} of ${name} is an enum, whose equality is not leakproof: use text with a check`,
  )
  await say(
    `select n.nspname || '.' || p.proname as name, coalesce(p.proconfig::text, '') as config, pg_get_userbyid(p.proowner) as owner,
       r.rolcanlogin or r.rolsuper or r.rolbypassrls as strong
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
    ({ name = '', config = '', owner, strong }) => {
      if (!Object.hasOwn(definers, name))
        return `The function ${name} is a security definer that is not on the closed list`
      if (!config.includes('search_path=pg_catalog')) return `The definer function ${name} has no fixed search path`
      return strong === undefined || String(strong) === 'true'
        ? `The definer function ${name} belongs to ${owner}, which can log in or see past row security`
        : ''
    },
  )
  await say(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', '${libraries.join("', '")}')
       and (c.relkind = 'm' or not coalesce(c.reloptions @> '{security_invoker=true}', false))`,
    ({ name }) =>
      `The view ${name} does not run as its reader: set security_invoker, and keep materialised views to public data`,
  )
  await say(
    `select n.nspname || '.' || c.relname as name, r.role from pg_class c join pg_namespace n on n.oid = c.relnamespace,
       unnest(array['mithaq_app', 'public']) r(role)
     where n.nspname = any('{${libraries.join(',')}}') and c.relkind in ('r', 'v', 'm')
       and has_schema_privilege('mithaq_app', n.oid, 'usage') and has_table_privilege('mithaq_app', c.oid, 'select, insert, update, delete')`,
    ({ name }) => `The application role reaches the library table ${name}: it has no business there`,
  )
  return faults.filter((fault) => fault !== '')
}
