import { identifierNames } from '../../src/domain/consent.ts'
import { needsSecondLook } from '../../src/domain/picture-questions.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import type { Shown } from '../../src/media/store.ts'
import { SubmitButton } from '../shared/button.tsx'
import { Checkbox } from '../shared/choices.tsx'
import { Form } from '../shared/form.tsx'
import { Verdict } from '../shared/verdict.tsx'
import { ChannelAnswers } from './channel-answers.tsx'
import { Lock, Section, type SectionProps, swaps } from './section.tsx'
import { TagForm } from './tag-form.tsx'

export function PeopleSection({ view, form, said }: SectionProps) {
  const { peopleCount } = view.picture
  const aside =
    peopleCount === null ? undefined : `${view.shown.length} of ${peopleCount} accounted for`
  return (
    <Section name="people" title="Who is in it?" aside={aside} said={said}>
      <a class="look-again" href={`/media/${view.picture.id}/master`}>
        <img src={`/media/${view.picture.id}/thumb`} alt="" loading="lazy" />
        Look at the picture
      </a>
      {view.shown.length > 0 && (
        <ul class="people">
          {view.shown.map((shown) => (
            <Appearance view={view} form={form} shown={shown} />
          ))}
        </ul>
      )}
      {view.shown.length === 0 && <p>{nobodyYet(view)}</p>}
      {view.mayEdit && <Tagging view={view} form={form} />}
    </Section>
  )
}

/** Folded away once everyone who was counted is accounted for. */
function Tagging({ view, form }: SectionProps) {
  const { peopleCount } = view.picture
  const everyone = peopleCount !== null && view.shown.length >= peopleCount
  if (!everyone) return <TagForm view={view} form={form} />
  return (
    <details class="more" open={form.errors.length > 0 || 'name' in form.values}>
      <summary>Tag somebody else</summary>
      <TagForm view={view} form={form} />
    </details>
  )
}

const nobodyYet = ({ picture: { peopleCount } }: PictureView): string =>
  peopleCount === 0
    ? 'You counted nobody, so there is nobody to tag.'
    : 'Nobody is tagged yet. Tag each person you counted, one by one.'

function Appearance(props: SectionProps & { readonly shown: Shown }) {
  const { view, form, shown } = props
  const who = nameOf(shown)
  return (
    <li id={`appearance-${shown.id}`}>
      <span class="name">
        {shown.personId ? <a href={`/people/${shown.personId}`}>{who}</a> : who}
      </span>
      <State shown={shown} />
      <p class="line">{lineOf(view, shown)}</p>
      {shown.personId && <ChannelAnswers answers={view.answers.get(shown.personId) ?? []} />}
      {view.mayEdit && isOpen(shown) && shown.taggedBy !== view.viewerId && (
        <SecondLook view={view} form={form} shown={shown} />
      )}
      {view.mayEdit && <Untag view={view} shown={shown} who={who} />}
    </li>
  )
}

function State({ shown }: { readonly shown: Shown }) {
  if (shown.kind === 'identified') return null
  if (shown.kind === 'unknown') return <Verdict verdict="block" word="Not named yet" />
  if (isOpen(shown)) return <Verdict verdict="refer" word="Needs a second look" />
  return <Verdict verdict="allow" word="Agreed by two" />
}

export const nameOf = (shown: Shown): string =>
  shown.name ??
  (shown.kind === 'unknown' ? 'Somebody we cannot name' : 'Somebody nobody could recognise')

function lineOf(view: PictureView, shown: Shown): string {
  const by = `Tagged by ${view.staff.get(shown.taggedBy) ?? 'a colleague'}.`
  if (shown.kind === 'identified') {
    return `Shows their ${shown.identifiers.map((one) => identifierNames[one]).join(', ')}. ${by}`
  }
  const checker = shown.secondCheckBy && view.staff.get(shown.secondCheckBy)
  return `${asSentence(shown.note)} ${by}${checker ? ` ${checker} agreed.` : ''}`
}

const asSentence = (note: string): string => (/[.!?]$/.test(note) ? note : `${note}.`)

const isOpen = (shown: Shown): boolean =>
  needsSecondLook({
    ...shown,
    checkedBy: { first: shown.taggedBy, second: shown.secondCheckBy },
  })

function SecondLook({ view, form, shown }: SectionProps & { readonly shown: Shown }) {
  const action = `/media/${view.picture.id}/appearances/${shown.id}/second-check`
  return (
    <div class="line">
      <Form action={action} attributes={swaps(action, 'people')}>
        <Lock id={`lock-look-${shown.id}`} version={view.picture.lockVersion} />
        <Checkbox
          form={form}
          name="looked"
          id={`looked-${shown.id}`}
          label="I know this service, I looked at the whole picture, and nobody could recognise this person"
          hint="Think of clothes, hair, tattoos, the room, a door number, and who stands beside them."
        />
        <div class="buttons">
          <SubmitButton tone="quiet" icon="check">
            I agree
          </SubmitButton>
        </div>
      </Form>
    </div>
  )
}

function Untag(props: { readonly view: PictureView; readonly shown: Shown; readonly who: string }) {
  const { view, shown } = props
  const action = `/media/${view.picture.id}/appearances/${shown.id}/removal`
  return (
    <form class="line" method="post" action={action} {...swaps(action, 'people')}>
      <Lock id={`lock-untag-${shown.id}`} version={view.picture.lockVersion} />
      <SubmitButton tone="plain" icon="close">
        Take this tag off<span class="visually-hidden">: {props.who}</span>
      </SubmitButton>
    </form>
  )
}
