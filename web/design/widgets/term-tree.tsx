import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { useDisplay } from '../display.tsx'
import { Icon } from '../icon.tsx'
import { ModalFrame } from './modal-frame.tsx'
import { ancestorsOf, type Term, type TermNode, termLabel, termTrees } from './terms.ts'

type TermTreeProps = {
  readonly title: ReactNode
  readonly terms: readonly Term[]
  readonly values: readonly string[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChoose: (id: string) => void
}

/** The whole vocabulary as a tree in a dialog, opened down to what is chosen; choosing any level closes it. */
export function TermTree({ title, terms, values, isOpen, onClose, onChoose }: TermTreeProps) {
  const { t } = useLingui()
  const opened = terms.filter((term) => values.includes(term.id)).flatMap((term) => ancestorsOf(term, terms))
  return (
    <ModalFrame isOpen={isOpen} onClose={onClose} title={title}>
      <p className="field-hint">
        <Trans id="design.terms.help">افتح الفروع واختر المصطلح الأدق.</Trans>
      </p>
      <Tree
        className="term-tree"
        aria-label={t({ id: 'design.terms.tree', message: 'شجرة المصطلحات' })}
        selectionMode="single"
        selectedKeys={values}
        defaultExpandedKeys={opened.map((term) => term.id)}
        onAction={(key) => onChoose(String(key))}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined) onChoose(String(key))
        }}
      >
        {termTrees(terms).map(branch)}
      </Tree>
    </ModalFrame>
  )
}

const branch = (node: TermNode): ReactNode => <Branch key={node.term.id} id={node.term.id} node={node} />

function Branch({ id, node }: { readonly id: string; readonly node: TermNode }) {
  const { language } = useDisplay()
  const { t } = useLingui()
  const label = termLabel(node.term, language)
  return (
    <TreeItem id={id} textValue={label} className="term-tree-item">
      <TreeItemContent>
        {({ hasChildItems, isSelected }) => (
          <span className="term-tree-row">
            {hasChildItems ? (
              <Button
                slot="chevron"
                className="term-tree-open"
                aria-label={t({ id: 'design.terms.toggle', message: 'فتح الفرع أو طيّه' })}
              >
                <Icon name="chevron-forward" />
              </Button>
            ) : (
              <span className="term-tree-leaf" />
            )}
            <bdi>{label}</bdi>
            {isSelected ? <Icon name="check" /> : null}
          </span>
        )}
      </TreeItemContent>
      {node.children.map(branch)}
    </TreeItem>
  )
}
