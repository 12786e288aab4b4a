import type { DeliveryPage } from '../../src/exports/delivery.ts'
import { LinkButton } from '../shared/button.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { Sheet } from '../shared/page.tsx'
import { Verdict } from '../shared/verdict.tsx'
import { sayLength, When } from '../shared/when.tsx'

type Out = NonNullable<DeliveryPage['out']>

/** The pack that is out: download it while it counts, or learn what to do when it ran out. */
export function PackOut({ delivery, out }: { readonly delivery: DeliveryPage; readonly out: Out }) {
  const { pack } = out
  if (out.standing !== 'usable') {
    return (
      <Sheet title="This pack may not be used" tone="wait">
        <p>
          It ran out at <When at={pack.expiresAt} />. If you posted it before then, say so below. If
          not, release it again.
        </p>
      </Sheet>
    )
  }
  return (
    <Sheet
      title="The pack"
      tone="yes"
      aside={<Verdict verdict="allow" word={`${sayLength(pack.expiresAt - delivery.now)} left`} />}
    >
      <ol class="stack steps">
        <li>Download the pack and open READ-ME-FIRST.html in it.</li>
        <li>
          Post it on <b>{delivery.account.name}</b>, exactly as it is.
        </li>
        <li>Come back here and say that it is out.</li>
      </ol>
      {delivery.mayRelease && (
        <div class="buttons">
          <LinkButton
            href={`/packs/${pack.id}/download`}
            tone={pack.firstDownloadedAt === null ? 'main' : 'quiet'}
            icon="download"
          >
            Download the pack ({sayBytes(out.bytes)})
          </LinkButton>
        </div>
      )}
      <SummaryList
        rows={[
          { name: 'Use it before', value: <When at={pack.expiresAt} /> },
          { name: 'Released by', value: out.releasedBy },
          { name: 'Released', value: <When at={pack.releasedAt} /> },
          {
            name: 'First downloaded',
            value: pack.firstDownloadedAt ? <When at={pack.firstDownloadedAt} /> : 'Not yet',
          },
        ]}
      />
    </Sheet>
  )
}

/** `340 kB`, `2.1 MB`. */
function sayBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
