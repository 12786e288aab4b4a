import { channelInSentence } from '../../src/domain/channels.ts'
import { isWaiting } from '../../src/domain/lifecycle.ts'
import type { ComposeTarget, Live } from '../../src/posts/compose.ts'
import { Counter } from '../shared/post.tsx'

/** How long the shared words are in each place that uses them, as that place counts. */
export function Counts({ live }: { readonly live: Pick<Live, 'targets'> }) {
  const sharing = live.targets.filter(({ state, words }) => isWaiting(state) && words === null)
  return (
    <div class="counts" id="counts">
      {sharing.map((target) => (
        <Count target={target} />
      ))}
    </div>
  )
}

/** The same for one place with words of its own. */
export function OwnCount({ target }: { readonly target: ComposeTarget }) {
  return (
    <div class="counts" id={`count-${target.id}`}>
      {target.words !== null && <Count target={target} />}
    </div>
  )
}

function Count({ target }: { readonly target: ComposeTarget }) {
  const { count, misfits } = target
  const where = channelInSentence[target.channel]
  return (
    <div>
      {count.limit === null ? (
        <p class="counter">
          <span>
            {count.used.toLocaleString('en-GB')} {count.unit} for {where}, which has no limit
          </span>
        </p>
      ) : (
        <Counter used={count.used} limit={count.limit} unit={`${count.unit} for ${where}`} />
      )}
      {misfits.map((sentence) => (
        <p class="misfit">
          {target.accountName}: {sentence}
        </p>
      ))}
    </div>
  )
}
