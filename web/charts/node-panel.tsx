import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, ButtonRow, NumberText } from '../design/index.ts'
import type { VisibleNode } from './network-graph.ts'

type NodePanelProps = {
  readonly node: VisibleNode
  readonly canClose: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly link?: ReactNode
}

/** The chosen node in words, announced as it changes, with what can be done about it. */
export function NodePanel({ node, canClose, onOpen, onClose, link }: NodePanelProps) {
  return (
    <div className="network-panel">
      <p role="status">
        <strong>
          <bdi>{node.label}</bdi>
        </strong>
        {' · '}
        <Trans id="charts.network.degree">
          عدد صلاته: <NumberText value={node.degree} />
        </Trans>
        {node.hidden === 0 ? null : (
          <>
            {' · '}
            <Trans id="charts.network.not-shown">
              غير ظاهر منها: <NumberText value={node.hidden} />
            </Trans>
          </>
        )}
      </p>
      <ButtonRow>
        {node.hidden === 0 ? null : (
          <Button kind="secondary" onClick={onOpen}>
            <Trans id="charts.network.open">إظهار صلات أخرى</Trans>
          </Button>
        )}
        {canClose ? (
          <Button kind="secondary" onClick={onClose}>
            <Trans id="charts.network.close">طيّ صلاته</Trans>
          </Button>
        ) : null}
        {link}
      </ButtonRow>
    </div>
  )
}
