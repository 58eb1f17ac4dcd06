import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonRow, FileName, Notice } from '../../design/index.ts'
import { ConfirmWithConsequence } from '../../design/widgets/confirm-with-consequence.tsx'
import { FileUpload } from '../../design/widgets/file-upload.tsx'
import { MenuButton } from '../../design/widgets/menu.tsx'
import { TermPicker } from '../../design/widgets/term-picker.tsx'
import { sampleConsequence } from './record-samples.tsx'
import { terms } from './sample-data.ts'
import { Shown, Specimen } from './specimen.tsx'

/** Choosing terms by typing or from the tree. */
export function Terms() {
  const [one, setOne] = useState<readonly string[]>(['liberty'])
  const [many, setMany] = useState<readonly string[]>(['torture', 'incommunicado'])
  return (
    <Specimen
      id="terms"
      title={<Trans id="components.terms.title">اختيار المصطلحات</Trans>}
      rule={
        <Trans id="components.terms.rule">
          يُبحث بأي من اللغات الثلاث، ولا فرق بين صور الألف ولا أثر للتشكيل. والشجرة كاملة لمن لا يعرف الكلمة.
        </Trans>
      }
    >
      <TermPicker
        id="sample-right"
        label={<Trans id="components.terms.one">الحق المنتهك</Trans>}
        hint={<Trans id="components.terms.hint">اكتب «الامان» أو «liberty».</Trans>}
        terms={terms}
        values={one}
        onChange={setOne}
      />
      <TermPicker
        id="sample-rights"
        label={<Trans id="components.terms.many">حقوق أخرى مسّتها الواقعة</Trans>}
        optional
        multiple
        terms={terms}
        values={many}
        onChange={setMany}
      />
    </Specimen>
  )
}

/** Acts that must be understood before they are done. */
export function Confirmations() {
  const [open, setOpen] = useState<'share' | 'erase'>()
  const [done, setDone] = useState(false)
  const { t } = useLingui()
  const close = () => setOpen(undefined)
  const confirm = () => {
    setDone(true)
    close()
  }
  return (
    <Specimen
      id="confirmations"
      title={<Trans id="components.confirm.title">التأكيد</Trans>}
      rule={
        <Trans id="components.confirm.rule">
          تقول النافذة ما الذي سيحدث، ويحمل زرها اسم الفعل. وما لا رجعة فيه تُكتب له عبارة.
        </Trans>
      }
    >
      <ButtonRow>
        <Button onClick={() => setOpen('share')}>
          <Trans id="components.confirm.share">مشاركة السجل…</Trans>
        </Button>
        <Button kind="danger" onClick={() => setOpen('erase')}>
          <Trans id="components.confirm.erase">محو المسودة…</Trans>
        </Button>
      </ButtonRow>
      <div className="specimen-shown" role="status">
        {done ? (
          <Notice kind="success" title={<Trans id="components.confirm.done">نُفّذ الإجراء (مثال، لم يُرسل شيء)</Trans>} />
        ) : null}
      </div>
      <ConfirmWithConsequence
        isOpen={open === 'share'}
        onClose={close}
        onConfirm={confirm}
        title={<Trans id="components.confirm.share-title">مشاركة السجل مع المؤسسة الشريكة</Trans>}
        confirmLabel={<Trans id="components.confirm.share-act">مشاركة السجل</Trans>}
        consequence={sampleConsequence}
      />
      <ConfirmWithConsequence
        isOpen={open === 'erase'}
        onClose={close}
        onConfirm={confirm}
        danger
        phrase={t({ id: 'components.confirm.phrase', message: 'محو نهائي' })}
        title={<Trans id="components.confirm.erase-title">محو المسودة</Trans>}
        confirmLabel={<Trans id="components.confirm.erase-act">محو المسودة نهائياً</Trans>}
        consequence={{
          who: <Trans id="components.confirm.erase-who">لا أحد بعد المحو.</Trans>,
          what: <Trans id="components.confirm.erase-what">كل ما كُتب في هذه المسودة على هذا الجهاز.</Trans>,
          undo: <Trans id="components.confirm.erase-undo">لا يمكن التراجع.</Trans>,
        }}
      />
    </Specimen>
  )
}

/** Sending files. */
export function Uploads() {
  const [received, setReceived] = useState<readonly string[]>([])
  return (
    <Specimen
      id="uploads"
      title={<Trans id="components.uploads.title">إرسال الملفات</Trans>}
      rule={
        <Trans id="components.uploads.rule">
          يُرسل الملف أجزاءً، ويُوقف ويُستأنف، ويواصل من حيث وقف بعد انقطاع الاتصال.
        </Trans>
      }
    >
      <FileUpload
        id="sample-files"
        multiple
        maxBytes={2_000_000_000}
        label={<Trans id="components.uploads.label">مرفقات السجل</Trans>}
        hint={<Trans id="components.uploads.hint">صور أو تسجيلات أو وثائق. الأصل لا يُعدَّل أبداً.</Trans>}
        onUploaded={(file) => setReceived((before) => [...before, file.name])}
      />
      {received.length === 0 ? null : (
        <ul>
          {received.map((name) => (
            <li key={name}>
              <FileName>{name}</FileName>
            </li>
          ))}
        </ul>
      )}
    </Specimen>
  )
}

/** Short lists of acts. */
export function Menus() {
  const [chosen, setChosen] = useState('print')
  const { t } = useLingui()
  const entries = [
    { id: 'print', text: t({ id: 'components.menus.print', message: 'طباعة السجل' }) },
    { id: 'copy', text: t({ id: 'components.menus.copy', message: 'نسخ المرجع' }) },
  ]
  return (
    <Specimen
      id="menus"
      title={<Trans id="components.menus.title">القوائم المنسدلة</Trans>}
      rule={<Trans id="components.menus.rule">للحساب واللغة والأفعال القليلة الاستعمال، لا للتنقل بين المجالات.</Trans>}
    >
      <Shown title={<Trans id="components.menus.sample">قائمة أفعال</Trans>}>
        <MenuButton
          label={<Trans id="components.menus.more">أفعال أخرى</Trans>}
          entries={entries.map((entry) => ({
            ...entry,
            label: entry.text,
            current: entry.id === chosen,
            onAction: () => setChosen(entry.id),
          }))}
        />
      </Shown>
    </Specimen>
  )
}
