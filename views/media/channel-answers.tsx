import { list } from '../../src/domain/decision/reason.ts'
import type { ChannelAnswer } from '../../src/media/picture-view.ts'
import type { VerdictKind } from '../shared/verdict.tsx'
import { Verdict } from '../shared/verdict.tsx'

const said: Record<
  ChannelAnswer['state'],
  { readonly verdict: VerdictKind; readonly word: string }
> = {
  yes: { verdict: 'allow', word: 'yes' },
  no: { verdict: 'block', word: 'no' },
  starts: { verdict: 'refer', word: 'not yet' },
  ended: { verdict: 'refer', word: 'ended' },
  not_usable: { verdict: 'refer', word: 'not checked' },
  not_asked: { verdict: 'idle', word: 'not asked' },
}

/** What one person said about their face, the same answer for several channels once. A first look: the gate decides for each post. */
export function ChannelAnswers({ answers }: { readonly answers: readonly ChannelAnswer[] }) {
  if (answers.length === 0) return null
  return (
    <ul class="channel-answers" aria-label="Their face in a photo, by channel">
      {[...Map.groupBy(answers, ({ state }) => state)].map(([state, alike]) => (
        <li>
          <Verdict
            verdict={said[state].verdict}
            word={`${list(alike.map(({ channel }) => channel))}: ${said[state].word}`}
          />
        </li>
      ))}
    </ul>
  )
}
