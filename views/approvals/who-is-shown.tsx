import type { ShownPerson } from '../../src/approvals/covering.ts'
import type { Review } from '../../src/approvals/review.ts'
import { list } from '../../src/domain/decision/reason.ts'
import { Sheet } from '../shared/page.tsx'
import { PeopleShown } from '../shared/people.tsx'
import type { Mark } from '../shared/verdict.tsx'

function markOf({ stopped, check }: ShownPerson): Mark {
  if (stopped === 'everywhere') return { verdict: 'block', word: 'Not agreed' }
  if (stopped.length > 0) return { verdict: 'block', word: `Not for ${list(stopped)}` }
  return check ? { verdict: 'refer', word: 'Check' } : { verdict: 'allow', word: 'Agreed' }
}

/** Who is in the pictures and the quotes, each with the words that cover them and until when. */
export function WhoIsShown({ review }: { readonly review: Review }) {
  const people = [...agreed(review), ...unrecognisable(review)]
  return (
    <Sheet title="Who is shown" id="who">
      {people.length === 0 ? (
        <p>Nobody is shown or quoted in this post.</p>
      ) : (
        <PeopleShown people={people} />
      )}
    </Sheet>
  )
}

const agreed = ({ people }: Review) =>
  people.map((person) => ({
    id: `person-${person.personId}`,
    name: person.name,
    mark: markOf(person),
    lines: person.lines,
  }))

function unrecognisable({ tags, taggers, version }: Review) {
  const several = version.content.media.length > 1
  const at = (assetId: string) =>
    version.content.media.findIndex((media) => media.assetId === assetId) + 1
  return tags
    .filter(({ kind }) => kind === 'not_identifiable')
    .map((tag) => ({
      id: `claim-${tag.id}`,
      name: several ? `Somebody in picture ${at(tag.assetId)}` : 'Somebody else',
      mark: tag.secondCheckBy
        ? { verdict: 'allow' as const, word: 'Two people agree' }
        : { verdict: 'refer' as const, word: 'Check' },
      lines: [
        `${taggers.get(tag.taggedBy) ?? 'A colleague'} says nobody could recognise them: “${tag.note}”`,
      ],
    }))
}
