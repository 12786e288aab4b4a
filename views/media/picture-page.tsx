import type { Child, PropsWithChildren } from 'hono/jsx'
import { type PostState, postStateNames } from '../../src/domain/posts.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import { Banner } from '../shared/banner.tsx'
import { ActionButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { emptyForm, type FormState } from '../shared/form.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'
import { Photo } from '../shared/photo.tsx'
import { When } from '../shared/when.tsx'
import { Checklist } from './checklist.tsx'
import { CountSection, countValues } from './count-section.tsx'
import { DescriptionSection, descriptionValues } from './description-section.tsx'
import { DetailsSection, detailsValues } from './details-section.tsx'
import { LicenceSection, licenceValues } from './licence-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { FreshLocks, Section, type SectionName, sections } from './section.tsx'

/** What came back for one part: what was typed and what is wrong with it. */
export type SentPart = { readonly section: SectionName; readonly form: FormState }
type PageProps = { readonly view: PictureView; readonly sent?: SentPart }

/** One picture: look at it, say who is in it, and everything else it needs before it may go out. */
export function PicturePage({ view, sent }: PageProps) {
  const { picture } = view
  return (
    <>
      <BackLink href="/media">All pictures</BackLink>
      {sent && <ErrorSummary errors={sent.form.errors} />}
      <PageHead
        title={picture.title}
        over={picture.serviceName}
        under={
          <>
            Added by {picture.uploader}, <When at={picture.uploadedAt} />
          </>
        }
      />
      {usedNow(view) && <InUse view={view} />}
      <div class="columns">
        <div class="follows stack">
          <Photo
            src={`/media/${picture.id}/review`}
            alt={picture.altText || 'This picture has no description yet.'}
            width={picture.width}
            height={picture.height}
            caption={<a href={`/media/${picture.id}/master`}>See it as large as it is</a>}
            eager
          />
          <Checklist view={view} />
        </div>
        <div class="stack">
          {sections.map((section) => (
            <Part view={view} section={section} sent={sent} />
          ))}
          <Uses view={view} />
        </div>
      </div>
    </>
  )
}

/** One part again after it was sent, with everything else on the page that changed with it. */
export function SentBack(
  props: PageProps & { readonly section: SectionName; readonly said: Child },
) {
  return (
    <>
      <Part {...props} />
      <Checklist view={props.view} fresh />
      <FreshLocks view={props.view} />
    </>
  )
}

/** Says that a part is saved, where the person just pressed. */
export function Saved({ children }: PropsWithChildren) {
  return (
    <p class="saved" data-state="saved" role="status" tabindex={-1} autofocus>
      {children}
    </p>
  )
}

type PartProps = PageProps & { readonly section: SectionName; readonly said?: Child }

function Part({ view, section, sent, said }: PartProps) {
  const form = sent?.section === section ? sent.form : keptForm(view, section)
  const props = { view, form, said }
  if (section === 'count') return <CountSection {...props} />
  if (section === 'people') return <PeopleSection {...props} />
  if (section === 'description') return <DescriptionSection {...props} />
  if (section === 'licence') return <LicenceSection {...props} />
  return <DetailsSection {...props} />
}

function keptForm(view: PictureView, section: SectionName): FormState {
  if (section === 'count') return { values: countValues(view), errors: [] }
  if (section === 'description') return { values: descriptionValues(view), errors: [] }
  if (section === 'licence') return { values: licenceValues(view), errors: [] }
  if (section === 'details') return { values: detailsValues(view), errors: [] }
  return emptyForm
}

const restarts: readonly PostState[] = ['submitted', 'approved']
const usedNow = (view: PictureView): boolean =>
  view.mayEdit && view.uses.some(({ state }) => restarts.includes(state))

function InUse({ view }: { readonly view: PictureView }) {
  const count = view.uses.filter(({ state }) => restarts.includes(state)).length
  return (
    <Banner
      tone="wait"
      title={
        count === 1
          ? 'A post with this picture is waiting or approved.'
          : `${count} posts with this picture are waiting or approved.`
      }
    >
      If you change who is in it or its description, that goes back to the author and must be
      approved again.
    </Banner>
  )
}

function Uses({ view }: { readonly view: PictureView }) {
  return (
    <Section name="uses" title="Where it is used">
      {view.uses.length === 0 ? (
        <p>No post uses it yet.</p>
      ) : (
        <ul class="plain-list">
          {view.uses.map((use) => (
            <li>
              <a href={`/posts/${use.id}`}>{use.title}</a>{' '}
              <span class="soft">{postStateNames[use.state]}</span>
            </li>
          ))}
        </ul>
      )}
      {view.mayOpenOriginal && (
        <details class="more">
          <summary>The file as it was added</summary>
          <div class="stack">
            <p>
              Kept sealed, as proof only. It may hold where and when it was taken. Opening it is
              recorded.
            </p>
            <ActionButton action={`/media/${view.picture.id}/original`} icon="download">
              Download the original
            </ActionButton>
          </div>
        </details>
      )}
    </Section>
  )
}
