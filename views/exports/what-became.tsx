import type { Child } from 'hono/jsx'
import type { DeliveryPage } from '../../src/exports/delivery.ts'
import { LinkButton } from '../shared/button.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { Sheet } from '../shared/page.tsx'
import { When } from '../shared/when.tsx'

/** What happened after the pack left: where it is, its proof, and what became of it. */
export function WhatBecame({ delivery }: { readonly delivery: DeliveryPage }) {
  const rows = [...publicationRows(delivery), ...droppedRows(delivery)]
  const [takedown] = delivery.takedowns
  if (rows.length === 0 && !takedown) return null
  return (
    <Sheet title="What became of it" tone={delivery.state === 'takedown_due' ? 'no' : undefined}>
      {rows.length > 0 && <SummaryList rows={rows} />}
      {takedown && (
        <div class="buttons">
          <LinkButton
            href={`/takedowns/${takedown.id}`}
            tone={takedown.doneAt === null ? 'stop' : 'quiet'}
          >
            {takedown.doneAt === null ? 'Take it down' : 'See the takedown'}
          </LinkButton>
        </div>
      )}
    </Sheet>
  )
}

type Row = { readonly name: Child; readonly value: Child }

function publicationRows({ out }: DeliveryPage): Row[] {
  const told = out?.publication
  if (!told) return []
  if (told.outcome === 'not_posted') {
    return [{ name: 'Not posted', value: told.reason || 'Nobody said why.' }]
  }
  return [
    {
      name: 'Address',
      value: told.address ? (
        <a href={told.address} rel="noreferrer">
          {told.address}
        </a>
      ) : (
        'Not told'
      ),
    },
    { name: 'Posted', value: told.postedAt ? <When at={told.postedAt} /> : 'Time not told' },
    {
      name: 'Exactly as approved',
      value: told.exactlyAsApproved ? 'Yes' : told.reason || 'No, something is different',
    },
    ...(told.screenshotFileId
      ? [
          {
            name: 'Proof',
            value: <a href={`/screenshots/${told.screenshotFileId}`}>Picture of the screen</a>,
          },
        ]
      : []),
  ]
}

function droppedRows({ target }: DeliveryPage): Row[] {
  if (target.droppedAt === null) return []
  return [{ name: 'Left out', value: <When at={target.droppedAt} /> }]
}
