import { type CivilDate, sayDay } from '../../src/domain/calendar.ts'
import type { DelegationRow } from '../../src/staff/delegations.ts'
import type { Designation } from '../../src/staff/designations.ts'
import type { AskedRemoval } from '../../src/staff/factor-removal.ts'
import type { HeldRole, StaffRow } from '../../src/staff/store.ts'
import type { TrainingRow } from '../../src/staff/training.ts'
import { Banner } from '../shared/banner.tsx'
import { ActionButton, Buttons, LinkButton } from '../shared/button.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { Delegations, Designations, Roles, Training } from './sheets.tsx'
import { SignInSheet } from './sign-in.tsx'

/** What the person who looks at the page may do on it. */
export type StaffAbilities = {
  readonly createUsers: boolean
  readonly designate: boolean
  readonly recordNotice: boolean
  readonly delegate: boolean
  readonly confirmRemoval: boolean
  readonly isSelf: boolean
}

export type StaffPageProps = {
  readonly person: StaffRow
  readonly today: CivilDate
  readonly roles: readonly HeldRole[]
  readonly designations: readonly Designation[]
  readonly training: readonly TrainingRow[]
  readonly delegations: readonly DelegationRow[]
  readonly viewerId: string
  readonly hasSecondFactor: boolean
  readonly removal: AskedRemoval | null
  readonly may: StaffAbilities
}

/** One member of staff: what they may do, from when until when, and who said so. */
export function StaffPage(props: StaffPageProps) {
  const { person, may } = props
  return (
    <>
      <BackLink href="/staff">Staff</BackLink>
      <PageHead
        title={person.name}
        under={person.email}
        actions={
          may.createUsers && (
            <LinkButton href={`/staff/${person.id}/details`} icon="edit">
              Change name or e-mail
            </LinkButton>
          )
        }
      />
      <Standing person={person} may={may} />
      <div class="stack">
        <Roles {...props} />
        <Designations {...props} />
        <Training {...props} />
        <Delegations {...props} />
        <SignInSheet {...props} />
        {may.recordNotice && !person.leftOn && <Leaving person={person} />}
      </div>
    </>
  )
}

function Standing({ person, may }: Pick<StaffPageProps, 'person' | 'may'>) {
  if (person.leftOn) {
    return (
      <Banner tone="wait" title={`Left on ${sayDay(person.leftOn)}. They have no rights here.`} />
    )
  }
  if (!person.noticeGivenOn) return null
  return (
    <Banner
      tone="wait"
      title={`Gave notice on ${sayDay(person.noticeGivenOn)}. Their rights ended at that moment.`}
    >
      {may.createUsers && !may.isSelf && (
        <ActionButton action={`/staff/${person.id}/notice/taking-back`} tone="plain">
          They stay after all: take the notice back
        </ActionButton>
      )}
    </Banner>
  )
}

function Leaving({ person }: { readonly person: StaffRow }) {
  return (
    <Sheet title="Leaving" id="leaving">
      <p class="soft">
        Record notice the day you hear of it. Their rights end at once, not on the last day.
      </p>
      <Buttons>
        {!person.noticeGivenOn && (
          <LinkButton href={`/staff/${person.id}/notice`} tone="no">
            Record notice of leaving
          </LinkButton>
        )}
        <LinkButton href={`/staff/${person.id}/leaving`}>Record that they left</LinkButton>
      </Buttons>
    </Sheet>
  )
}
