import type { PictureChange } from '../../src/approvals/changes.ts'
import type { Review } from '../../src/approvals/review.ts'
import { Sheet } from '../shared/page.tsx'
import { Verdict } from '../shared/verdict.tsx'
import { When } from '../shared/when.tsx'

const pictureWords: Record<PictureChange['change'], string> = {
  added: 'New picture',
  removed: 'Taken out',
  described_anew: 'New description',
  tagged_anew: 'Different people tagged',
}

/** What is different since this approver’s own last look. Nothing at the first look. */
export function Changed({ review }: { readonly review: Review }) {
  const { before, changes } = review
  if (!before || !changes) return null
  const nothing =
    !changes.wordsChanged && changes.pictures.length === 0 && changes.sentences.length === 0
  return (
    <Sheet title="What changed since you last looked" id="changed" aside={<When at={before.at} />}>
      {nothing && <p>Nothing. It is the same as you saw it.</p>}
      {changes.wordsChanged && (
        <p>
          The words. <ins>New words</ins> and <del>old words</del> are marked in the post above.
        </p>
      )}
      {changes.sentences.length > 0 && (
        <ul class="stack">
          {changes.sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      {changes.pictures.length > 0 && (
        <ul class="changed-pictures">
          {changes.pictures.map(({ assetId, change }) => (
            <li>
              <img src={`/media/${assetId}/thumb`} alt="" width="160" height="120" loading="lazy" />
              <Verdict
                verdict={change === 'removed' ? 'block' : 'info'}
                word={pictureWords[change]}
              />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
