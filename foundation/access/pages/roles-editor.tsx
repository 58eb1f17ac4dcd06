import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmWithConsequence } from '../../../web/design/widgets/confirm-with-consequence.tsx'
import { Button, client, Notice, ProblemError, RoleName, Table, useMayDo } from '../../../web/index.ts'
import { type Role, roleNames, roles } from '../model.ts'
import type { AccessRoutes } from '../routes.ts'
import type { AccessView } from '../views.ts'
import { capabilityWords, roleMeaning } from './words.tsx'

const api = client<AccessRoutes>()

/** Gives and takes roles, one at a time, each after saying in words what it changes. Hidden where it may not be done. */
export function RolesEditor({ access }: { readonly access: AccessView }) {
  const may = useMayDo()
  const [asked, setAsked] = useState<Role>()
  const { id, name } = access.person
  if (!may('people.manage')) return null
  if (!may('role.give', { person_id: id })) {
    return (
      <Notice title={<Trans id="access.editor.not-own">لا يغيّر أحد أدواره بنفسه</Trans>}>
        <p>
          <Trans id="access.editor.not-own-text">يغيّرها شخص آخر يدير النظام، حتى لا ينفرد أحد بتوسيع صلاحياته.</Trans>
        </p>
      </Notice>
    )
  }
  const held = new Set<Role>(access.roles.map(({ role }) => role))
  return (
    <section>
      <h2>
        <Trans id="access.editor.title">إسناد الأدوار وسحبها</Trans>
      </h2>
      <Table
        caption={<Trans id="access.editor.caption">الأدوار وما يُسند منها إلى هذا الشخص</Trans>}
        rows={roleNames}
        rowKey={(role) => role}
        columns={[
          {
            key: 'role',
            header: <Trans id="access.editor.role">الدور</Trans>,
            cell: (role) => <RoleName role={role} />,
            rowHeader: true,
          },
          {
            key: 'meaning',
            header: <Trans id="access.editor.meaning">معناه</Trans>,
            cell: (role) => roleMeaning[role](),
          },
          {
            key: 'act',
            header: <Trans id="access.editor.act">التغيير</Trans>,
            cell: (role) => (
              <Button kind="secondary" onClick={() => setAsked(role)} data-role={role}>
                {held.has(role) ? (
                  <Trans id="access.editor.take">سحب الدور</Trans>
                ) : (
                  <Trans id="access.editor.give">إسناد الدور</Trans>
                )}
                <span className="visually-hidden">
                  {' '}
                  <RoleName role={role} />
                </span>
              </Button>
            ),
          },
        ]}
      />
      {asked === undefined ? null : (
        <ConfirmRole
          key={asked}
          person={{ id, name }}
          role={asked}
          isHeld={held.has(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}

type ConfirmRoleProps = {
  readonly person: { readonly id: string; readonly name: string }
  readonly role: Role
  readonly isHeld: boolean
  readonly onClose: () => void
}

function ConfirmRole({ person, role, isHeld, onClose }: ConfirmRoleProps) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [state, setState] = useState<{ readonly pending: boolean; readonly failure?: string }>({ pending: false })
  const act = async () => {
    setState({ pending: true })
    try {
      const params = { id: person.id, role }
      const call = isHeld
        ? ('DELETE /api/people/:id/roles/:role' as const)
        : ('PUT /api/people/:id/roles/:role' as const)
      cache.setQueryData(['access', person.id], await api(call, { params }))
      await cache.invalidateQueries({ queryKey: ['people'] })
      onClose()
    } catch (error) {
      const failure =
        error instanceof ProblemError
          ? error.problem.detail
          : t({ id: 'access.editor.failed', message: 'تعذّر التنفيذ ولم يتغيّر شيء. أعد المحاولة بعد قليل.' })
      setState({ pending: false, failure })
    }
  }
  const rights = (
    <ul>
      {roles[role].map((one) => (
        <li key={one}>{capabilityWords[one]()}</li>
      ))}
    </ul>
  )
  return (
    <ConfirmWithConsequence
      isOpen
      onClose={onClose}
      danger={isHeld}
      pending={state.pending}
      {...(state.failure === undefined ? {} : { failure: state.failure })}
      title={
        isHeld ? (
          <Trans id="access.editor.take-title">سحب دور من شخص</Trans>
        ) : (
          <Trans id="access.editor.give-title">إسناد دور إلى شخص</Trans>
        )
      }
      confirmLabel={
        isHeld ? <Trans id="access.editor.take">سحب الدور</Trans> : <Trans id="access.editor.give">إسناد الدور</Trans>
      }
      onConfirm={() => void act()}
      consequence={{
        who: (
          <>
            <bdi>{person.name}</bdi> – <RoleName role={role} />
          </>
        ),
        what: rights,
        undo: isHeld ? (
          <Trans id="access.editor.take-undo">
            يفقد هذه الحقوق فورًا ما لم يسمح بها دور آخر. يمكن إسناد الدور من جديد.
          </Trans>
        ) : (
          <Trans id="access.editor.give-undo">يحصل على هذه الحقوق فورًا. يمكن سحب الدور، أما ما قرأه فلا يُسترجع.</Trans>
        ),
      }}
    />
  )
}
