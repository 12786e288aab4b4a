import type { FoundConsent, LineRow } from '../../src/consents/store.ts'
import { ActionButton, Buttons, LinkButton } from '../shared/button.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { Sheet } from '../shared/page.tsx'

import { LineSummary } from './line-summary.tsx'
/** Every line so far, and the way to the next. */
export function ScopeLines({
  row,
  lines,
}: {
  readonly row: FoundConsent
  readonly lines: readonly LineRow[]
}) {
  const address = `/consents/${row.id}`
  return (
    <>
      {lines.length === 0 && (
        <EmptyState
          title="Nothing yet"
          icon="consent"
          action={{ href: `${address}/lines/new`, words: 'Say what the yes covers' }}
        >
          Go through it place by place. Whatever is not ticked stays a no.
        </EmptyState>
      )}
      {lines.map((line, at) => (
        <Sheet title={`Part ${at + 1}`} id={`line-${line.id}`}>
          <LineSummary line={line} />
          <div class="row">
            <LinkButton href={`${address}/lines/${line.id}`} icon="edit">
              Change part {at + 1}
            </LinkButton>
            <ActionButton action={`${address}/lines/${line.id}/removal`} icon="remove">
              Remove part {at + 1}
            </ActionButton>
          </div>
        </Sheet>
      ))}
      {lines.length > 0 && (
        <Buttons>
          <LinkButton href={`${address}/pages/wishes`} tone="main">
            Go on
          </LinkButton>
          <LinkButton href={`${address}/lines/new`} icon="add">
            Add another part
          </LinkButton>
          <LinkButton href={address} tone="plain">
            Finish later
          </LinkButton>
        </Buttons>
      )}
    </>
  )
}
