import type { PictureQuestion } from '../../src/domain/picture-questions.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import { Banner } from '../shared/banner.tsx'
import { TaskList } from '../shared/lists.tsx'
import type { SectionName } from './section.tsx'

type Task = { readonly section: SectionName; readonly name: string; readonly left: string }

/** What is left to do, in words for the list of tasks. */
export const questionTasks: Record<PictureQuestion, Task> = {
  count: { section: 'count', name: 'Count the people', left: 'To do' },
  tags: { section: 'people', name: 'Tag everyone you counted', left: 'To do' },
  unknown: { section: 'people', name: 'Name somebody we could not name', left: 'To do' },
  second_look: { section: 'people', name: 'A second person must look', left: 'Waiting' },
  description: { section: 'description', name: 'Describe it', left: 'To do' },
  licence: { section: 'licence', name: 'Say who made it', left: 'To do' },
}

/** What is still missing before this picture can go out. `fresh` replaces the list after a part was saved. */
export function Checklist({
  view,
  fresh,
}: {
  readonly view: PictureView
  readonly fresh?: boolean
}) {
  return (
    <div id="checklist" class="stack" hx-swap-oob={fresh ? 'true' : undefined}>
      {view.open.length === 0 ? (
        <Banner tone="yes" title="Everything about this picture is filled in.">
          Whether it may go out is checked for each post and each channel.{' '}
          <a href="/media?view=to_tag">See what is still to tag</a>
        </Banner>
      ) : (
        <>
          <h2>Still to do</h2>
          <TaskList
            tasks={view.open.map((question) => {
              const { section, name, left } = questionTasks[question]
              return {
                name,
                hint: hintFor(question, view),
                href: `#${section}`,
                verdict: left === 'Waiting' ? 'refer' : 'idle',
                word: left,
              }
            })}
          />
        </>
      )}
    </div>
  )
}

function hintFor(question: PictureQuestion, view: PictureView): string | undefined {
  if (question !== 'tags') return undefined
  const counted = view.picture.peopleCount ?? 0
  const tagged = view.shown.length
  return counted > tagged
    ? `You counted ${counted} and tagged ${tagged}.`
    : `You tagged ${tagged} but counted ${counted}. Count again, or take a tag off.`
}
