import { sayDay } from '../../src/domain/calendar.ts'
import type { Channel } from '../../src/domain/channels.ts'
import type { SaidReason } from '../../src/domain/decision/said.ts'
import { ageBandNames, personKindNames } from '../../src/domain/people.ts'
import type { GridRow } from '../../src/domain/permission-grid.ts'
import { type Light, lightNames } from '../../src/domain/permission-light.ts'
import type { BasisState } from '../../src/people/basis.ts'
import type { PersonHistory } from '../../src/people/history.ts'
import type { SharedTarget } from '../../src/people/shared.ts'
import type { BasisRow, PersonRow } from '../../src/people/store.ts'
import { Banner } from '../shared/banner.tsx'
import { ActionButton, LinkButton } from '../shared/button.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { Verdict } from '../shared/verdict.tsx'
import { AgreedGrid } from './grid.tsx'
import { HistoryList } from './history.tsx'
import { lightVerdicts } from './list.tsx'
import { SharedList } from './shared.tsx'
import { needsLine, titleOf } from './words.ts'

export type PersonPageProps = {
  readonly person: PersonRow
  readonly light: Light
  /** Why a yes that was given cannot be used, as this reader may know it. */
  readonly faults: readonly SaidReason[]
  readonly grid: readonly GridRow[]
  readonly inUse: readonly Channel[]
  readonly history: PersonHistory
  readonly shared: readonly SharedTarget[]
  readonly basis: { readonly state: BasisState; readonly latest: BasisRow | undefined } | null
  /** The day before which somebody who refused is not asked again; null when they may be asked. */
  readonly askAgainFrom: string | null
  readonly formKey: string
  readonly may: {
    readonly ask: boolean
    readonly edit: boolean
    readonly sayNoConsentNeeded: boolean
    readonly openPosts: boolean
  }
}

/** One person: what they agreed to, everything they said, and everything they are in. */
export function PersonPage(props: PersonPageProps) {
  const { person, history } = props
  const name = person.knownAs
  return (
    <>
      <BackLink href="/people">People</BackLink>
      <PageHead
        over={`${personKindNames[person.kind]} · ${person.serviceName}`}
        title={titleOf(person)}
        under={underLine(person)}
        actions={<Actions {...props} />}
      />
      <Standing {...props} />
      <div class="columns">
        <Sheet title={`What ${name} has agreed to`} id="agreed" aside="As of today">
          <AgreedGrid rows={props.grid} inUse={props.inUse} />
        </Sheet>
        <div class="stack">
          <Sheet title={`${name}’s decisions`} id="decisions">
            <HistoryList history={history} name={name} />
          </Sheet>
          <Entry {...props} />
        </div>
      </div>
      <Sheet title={`Everything with ${name}`} id="shared">
        <SharedList targets={props.shared} name={name} linked={props.may.openPosts} />
      </Sheet>
    </>
  )
}

function underLine(person: PersonRow): string {
  const gone = person.status === 'left_service' && person.leftOn
  const parts = [gone ? `Left on ${sayDay(person.leftOn ?? '')}.` : '', needsLine(person.needs)]
  return parts.filter((part) => part !== '').join(' ')
}

function Actions({ person, may, formKey, askAgainFrom }: PersonPageProps) {
  const name = person.knownAs
  return (
    <>
      {may.ask && person.status !== 'deceased' && (
        <ActionButton
          action={`/people/${person.id}/consents`}
          tone={askAgainFrom === null ? 'main' : 'quiet'}
          icon="consent"
          hidden={{ form_key: formKey }}
        >
          {askAgainFrom === null ? `Ask ${name}` : `${name} brought it up again`}
        </ActionButton>
      )}
      <LinkButton href={`/no/${person.id}`} tone="no" icon="hand">
        {name} said no
      </LinkButton>
    </>
  )
}

/** How things stand in one word, and what is in the way. */
function Standing({ light, faults, person, askAgainFrom }: PersonPageProps) {
  return (
    <>
      <p class="row">
        <Verdict verdict={lightVerdicts[light]} word={lightNames[light]} />
        {askAgainFrom !== null && (
          <span class="soft">
            {person.knownAs} said no. Do not ask again before {sayDay(askAgainFrom)}, unless they
            bring it up.
          </span>
        )}
      </p>
      {faults.length > 0 && (
        <Banner tone="wait" title="A yes was written down, but it cannot be used">
          <ul>
            {faults.map((fault) => (
              <li>
                {fault.sentence} {fault.step}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  )
}

/** The register's own entry, and for a colleague the basis for team pictures. */
function Entry({ person, basis, may }: PersonPageProps) {
  const age =
    person.ageBand === 'date_of_birth' && person.dateOfBirth
      ? `Born ${sayDay(person.dateOfBirth)}`
      : ageBandNames[person.ageBand]
  return (
    <Sheet title="In the register" id="entry">
      <p>{age}.</p>
      {basis && <Basis person={person} basis={basis} may={may} />}
      {may.edit && (
        <LinkButton href={`/people/${person.id}/edit`} icon="edit">
          Change this entry
        </LinkButton>
      )}
    </Sheet>
  )
}

const basisWords: Record<BasisState, string> = {
  none: 'Nothing is written down about team pictures, so they cannot be shown without their own yes.',
  in_force: 'May be in ordinary team pictures.',
  ended: 'The basis for team pictures has ended.',
  objected: 'Objected to being in team pictures. Only their own yes can change this.',
}

function Basis(props: {
  readonly person: PersonRow
  readonly basis: NonNullable<PersonPageProps['basis']>
  readonly may: PersonPageProps['may']
}) {
  const { state, latest } = props.basis
  const address = `/people/${props.person.id}/basis`
  return (
    <>
      <p>
        {basisWords[state]}
        {state === 'in_force' && latest && ` Since ${sayDay(latest.fromDay)}. ${latest.assessment}`}
      </p>
      {props.may.sayNoConsentNeeded && (state === 'none' || state === 'ended') && (
        <LinkButton href={address}>Write down why team pictures are fair</LinkButton>
      )}
      {props.may.edit && state === 'in_force' && latest && (
        <div class="row">
          <ActionButton action={`${address}/${latest.id}/objection`} tone="no">
            They object
          </ActionButton>
          <ActionButton action={`${address}/${latest.id}/end`}>End it today</ActionButton>
        </div>
      )}
    </>
  )
}
