import { Trans } from '@lingui/react/macro'
import { isolate } from '../../../foundation/language/index.ts'
import {
  AccessTag,
  Button,
  ButtonLink,
  ButtonRow,
  DateText,
  LTextAll,
  LTextView,
  Notice,
  NumberText,
  PersonChip,
  Reference,
  Tag,
  Timestamp,
  useDisplay,
} from '../../design/index.ts'
import { officer, onlyFrench, pseudonym, title } from './sample-data.ts'
import { Shown, Specimen } from './specimen.tsx'

/** Buttons in their four kinds. */
export function Buttons() {
  return (
    <Specimen
      id="buttons"
      title={<Trans id="components.buttons.title">الأزرار</Trans>}
      rule={
        <Trans id="components.buttons.rule">
          الإجراء الرئيسي أولاً، ويحمل الزر اسم ما يفعله. الرابط الذي يشبه الزر ينقل إلى صفحة ولا يغيّر شيئاً.
        </Trans>
      }
    >
      <ButtonRow>
        <Button>
          <Trans id="components.buttons.continue">متابعة</Trans>
        </Button>
        <Button kind="secondary">
          <Trans id="components.buttons.save">حفظ والعودة لاحقاً</Trans>
        </Button>
        <Button kind="danger">
          <Trans id="components.buttons.withdraw">سحب السجل</Trans>
        </Button>
        <Button kind="quiet">
          <Trans id="components.buttons.skip">تخطّي هذا السؤال</Trans>
        </Button>
        <Button disabled>
          <Trans id="components.buttons.off">غير متاح الآن</Trans>
        </Button>
        <ButtonLink kind="secondary" href="#tables">
          <Trans id="components.buttons.link">الانتقال إلى الجداول</Trans>
        </ButtonLink>
      </ButtonRow>
    </Specimen>
  )
}

/** The four kinds of notice. */
export function Notices() {
  return (
    <Specimen
      id="notices"
      title={<Trans id="components.notices.title">التنبيهات</Trans>}
      rule={
        <Trans id="components.notices.rule">جملة لا يجوز أن تفوت القارئ. يُقال نوعها بالكلمات، ولا يكفي اللون.</Trans>
      }
    >
      <Notice title={<Trans id="components.notices.info">تُحفظ إجاباتك تلقائياً</Trans>}>
        <p>
          <Trans id="components.notices.info-text">يمكنك إغلاق الصفحة والعودة إليها متى شئت.</Trans>
        </p>
      </Notice>
      <Notice kind="success" title={<Trans id="components.notices.success">أُرسل السجل إلى المراجعة</Trans>} />
      <Notice kind="warn" title={<Trans id="components.notices.warn">بقيت ثلاثة أيام على انتهاء المهلة</Trans>}>
        <p>
          <Trans id="components.notices.warn-text">هذا الموعد تقديري ولم تؤكده الجهة المعنية.</Trans>
        </p>
      </Notice>
      <Notice kind="danger" title={<Trans id="components.notices.danger">لا تُدخل أسماء الشهود في هذا الحقل</Trans>}>
        <p>
          <Trans id="components.notices.danger-text">هذا الحقل يقرؤه الخادم، والأسماء مكانها الحقول المختومة.</Trans>
        </p>
      </Notice>
    </Specimen>
  )
}

/** Tags and people. */
export function Tags() {
  const { language } = useDisplay()
  return (
    <Specimen
      id="tags"
      title={<Trans id="components.tags.title">درجات الاطلاع والأشخاص</Trans>}
      rule={
        <Trans id="components.tags.rule">
          من يطّلع على السجل مكتوب بالكلمات في كل مكان. والاسم المستعار يُسمّى كذلك كي لا يُظن اسماً حقيقياً.
        </Trans>
      }
    >
      <ul className="chips">
        {(['restricted', 'sealed', 'review', 'draft', 'shared', 'published', 'withdrawn'] as const).map((access) => (
          <li key={access}>
            <AccessTag access={access} />
          </li>
        ))}
        <li>
          <Tag>
            <Trans id="components.tags.neutral">وسم محايد</Trans>
          </Tag>
        </li>
      </ul>
      <Shown title={<Trans id="components.tags.people">الأشخاص</Trans>}>
        <ul className="chips">
          <li>
            <PersonChip name={officer[language]} role={<Trans id="components.tags.officer">مسؤولة التوثيق</Trans>} />
          </li>
          <li>
            <PersonChip
              pseudonym
              name={pseudonym[language]}
              role={<Trans id="components.tags.witness">شاهد مباشر</Trans>}
            />
          </li>
        </ul>
      </Shown>
    </Specimen>
  )
}

/** Values from data inside sentences. */
export function Values() {
  return (
    <Specimen
      id="values"
      title={<Trans id="components.values.title">القيم داخل النص</Trans>}
      rule={
        <Trans id="components.values.rule">
          كل قيمة تأتي من البيانات معزولة الاتجاه، فلا تقلب ترتيب الجملة مهما كانت لغتها.
        </Trans>
      }
    >
      <p className="prose">
        <Trans id="components.values.sentence">
          سُجّل الملف <Reference>A/RES/53/144</Reference> يوم{' '}
          <DateText date={{ value: '2026-08-14', approximate: false }} /> بعنوان «<LTextView text={title} />
          »، وعدد المتضررين <NumberText value={1204} />.
        </Trans>
      </p>
      <dl className="specimen-pairs">
        <dt>
          <Trans id="components.values.moment">لحظة</Trans>
        </dt>
        <dd>
          <Timestamp at="2026-08-14T09:05:00Z" />
        </dd>
        <dt>
          <Trans id="components.values.elsewhere">لحظة في مدينة أخرى</Trans>
        </dt>
        <dd>
          <Timestamp at="2026-08-14T09:05:00Z" timeZone="Europe/Zurich" />
        </dd>
        <dt>
          <Trans id="components.values.approximate">تاريخ تقريبي</Trans>
        </dt>
        <dd>
          <DateText date={{ value: '2026-03', approximate: true }} />
        </dd>
        <dt>
          <Trans id="components.values.foreign">نص بلغة أخرى</Trans>
        </dt>
        <dd>
          <LTextView text={onlyFrench} />
        </dd>
        <dt>
          <Trans id="components.values.all">نص بكل لغاته</Trans>
        </dt>
        <dd>
          <LTextAll text={title} />
        </dd>
        <dt>
          <Trans id="components.values.hostile">اسم يعبث بالاتجاه</Trans>
        </dt>
        <dd>
          <bdi>{isolate('abc (دفتر 3) [xyz] 45')}</bdi> · <bdi>12/7</bdi>
        </dd>
      </dl>
    </Specimen>
  )
}
