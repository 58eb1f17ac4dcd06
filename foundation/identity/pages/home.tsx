import { Trans, useLingui } from '@lingui/react/macro'
import { EmptyState, Link, Page, useMay, useSession } from '../../../web/index.ts'

/** The first page of every day: what there is to do here now. Areas of work come with their rooms. */
export function Screen() {
  const { t } = useLingui()
  const { person } = useSession()
  const mayEdit = useMay('institution.edit')
  const mayRead = useMay('people.read')
  return (
    <Page
      title={t({ id: 'identity.home.title', message: 'الرئيسية' })}
      lead={
        <Trans id="identity.home.welcome">
          مرحباً <bdi>{person?.name}</bdi>
        </Trans>
      }
    >
      <section>
        <h2>
          <Trans id="identity.home.areas">مجالات العمل</Trans>
        </h2>
        <EmptyState title={<Trans id="identity.home.no-areas">لا مجالات عمل بعد</Trans>}>
          <p>
            <Trans id="identity.home.no-areas-text">
              تظهر هنا مجالات التعاون بعد تفعيلها: التوثيق والرصد والتدريب وسواها، وما ينتظرك في كل منها.
            </Trans>
          </p>
        </EmptyState>
      </section>
      <section>
        <h2>
          <Trans id="identity.home.next">الخطوات التالية</Trans>
        </h2>
        <ul className="next-steps">
          {mayEdit ? (
            <li>
              <Link href="/settings/institution">
                <Trans id="identity.home.review">راجع بيانات المؤسسة وشعارها</Trans>
              </Link>
            </li>
          ) : null}
          {mayRead ? (
            <li>
              <Link href="/settings/people">
                <Trans id="identity.home.people">اطّلع على العاملين المسجّلين</Trans>
              </Link>
            </li>
          ) : null}
          <li>
            <Link href="/settings/display">
              <Trans id="identity.home.display">اضبط لغتك وأرقامك وتقويمك</Trans>
            </Link>
          </li>
        </ul>
      </section>
    </Page>
  )
}
