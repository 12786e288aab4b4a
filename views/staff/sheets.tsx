import { html } from 'hono/html'
import { type CivilDate, sayDay } from '../../src/domain/calendar.ts'
import { roleNames } from '../../src/domain/roles.ts'
import { courseNames } from '../../src/domain/training.ts'
import { ActionButton, Buttons, LinkButton } from '../shared/button.tsx'
import type { Markup } from '../shared/markup.ts'
import { Sheet } from '../shared/page.tsx'
import { DataTable } from '../shared/queue.tsx'
import { type Mark, Verdict } from '../shared/verdict.tsx'
import type { StaffPageProps } from './person.tsx'

export function Roles({ person, roles, today, may }: StaffPageProps) {
  return (
    <Sheet title="Roles" id="roles">
      {roles.length === 0 ? (
        <p class="soft">No role yet, so they can see nothing.</p>
      ) : (
        <DataTable
          caption={`Roles of ${person.name}`}
          captionHidden
          columns={[
            { name: 'Role' },
            { name: 'Where' },
            { name: 'Days' },
            { name: 'Now' },
            ...last(may.createUsers),
          ]}
          rows={roles.map((one) => [
            roleNames[one.role],
            one.serviceName ?? 'Whole organisation',
            days(one.from, one.until),
            mark(inForce(one.from, one.until, today)),
            ...(may.createUsers
              ? [
                  canEnd(one.until, today) && !may.isSelf
                    ? end(
                        `/staff/${person.id}/roles/${one.id}/ending`,
                        `the role ${roleNames[one.role]}`,
                      )
                    : '',
                ]
              : []),
          ])}
        />
      )}
      {may.createUsers && !may.isSelf && !person.leftOn && (
        <Buttons>
          <LinkButton href={`/staff/${person.id}/roles/new`} icon="add">
            Give a role
          </LinkButton>
        </Buttons>
      )}
    </Sheet>
  )
}

export function Designations({ person, designations, today, may }: StaffPageProps) {
  return (
    <Sheet title="Accounts they may post on" id="designations">
      {designations.length === 0 ? (
        <p class="soft">None. Without a designation nothing of theirs can be released.</p>
      ) : (
        <DataTable
          caption={`Designations of ${person.name}`}
          captionHidden
          columns={[{ name: 'Account' }, { name: 'Days' }, { name: 'Now' }, ...last(may.designate)]}
          rows={designations.map((one) => [
            html`<a href="/accounts/${one.accountId}">${one.accountName}</a>`,
            days(one.from, one.until),
            mark(one.endedAt ? ended : inForce(one.from, one.until, today)),
            ...(may.designate
              ? [
                  one.endedAt === null && canEnd(one.until, today)
                    ? end(`/staff/${person.id}/designations/${one.id}/ending`, one.accountName)
                    : '',
                ]
              : []),
          ])}
        />
      )}
      {may.designate && !person.leftOn && !person.noticeGivenOn && (
        <Buttons>
          <LinkButton href={`/staff/${person.id}/designations/new`} icon="add">
            Designate for an account
          </LinkButton>
        </Buttons>
      )}
    </Sheet>
  )
}

export function Training({ person, training, today, may }: StaffPageProps) {
  return (
    <Sheet title="Training" id="training">
      {training.length === 0 ? (
        <p class="soft">
          None recorded. Nobody may send for approval, approve or release without it.
        </p>
      ) : (
        <DataTable
          caption={`Courses of ${person.name}`}
          captionHidden
          columns={[
            { name: 'Course' },
            { name: 'Finished' },
            { name: 'Counts until' },
            { name: 'Now' },
          ]}
          rows={training.map((one) => [
            courseNames[one.course],
            sayDay(one.completedOn),
            sayDay(one.untilDay),
            mark(
              one.untilDay < today
                ? { verdict: 'block', word: 'Ran out' }
                : { verdict: 'allow', word: 'Counts' },
            ),
          ])}
        />
      )}
      {may.designate && !person.leftOn && (
        <Buttons>
          <LinkButton href={`/staff/${person.id}/training/new`} icon="add">
            Record training
          </LinkButton>
        </Buttons>
      )}
    </Sheet>
  )
}

export function Delegations({ person, roles, delegations, today, viewerId, may }: StaffPageProps) {
  const isDeputy = roles.some(({ role, until }) => role === 'deputy' && canEnd(until, today))
  if (!isDeputy && delegations.length === 0) return null
  return (
    <Sheet title="Standing in for the Registered Manager" id="delegations">
      {delegations.length > 0 && (
        <DataTable
          caption={`Delegations of ${person.name}`}
          captionHidden
          columns={[
            { name: 'Days' },
            { name: 'Service' },
            { name: 'From' },
            { name: 'To' },
            { name: 'Why' },
            { name: 'Now' },
            { name: 'Change' },
          ]}
          rows={delegations.map((one) => [
            days(one.start, one.end),
            one.serviceName,
            one.fromName,
            one.toName,
            one.reason,
            mark(one.endedAt ? ended : inForce(one.start, one.end, today)),
            one.endedAt === null &&
            canEnd(one.end, today) &&
            [one.fromStaffId, one.toStaffId].includes(viewerId)
              ? end(`/staff/${person.id}/delegations/${one.id}/ending`, 'this delegation')
              : '',
          ])}
        />
      )}
      {may.delegate && isDeputy && !may.isSelf && !person.leftOn && !person.noticeGivenOn && (
        <Buttons>
          <LinkButton href={`/staff/${person.id}/delegations/new`} icon="add">
            Let {person.name} stand in for you
          </LinkButton>
        </Buttons>
      )}
    </Sheet>
  )
}

const ended: Mark = { verdict: 'idle', word: 'Ended' }
const last = (shown: boolean) => (shown ? [{ name: 'Change' }] : [])
const mark = (one: Mark): Markup => html`${Verdict(one)}`
const days = (from: CivilDate, until: CivilDate | null): string =>
  until ? `${sayDay(from)} to ${sayDay(until)}` : `From ${sayDay(from)}`
const canEnd = (until: CivilDate | null, today: CivilDate): boolean =>
  until === null || until >= today

function inForce(from: CivilDate, until: CivilDate | null, today: CivilDate): Mark {
  if (from > today) return { verdict: 'info', word: 'Later' }
  return canEnd(until, today) ? { verdict: 'allow', word: 'In force' } : ended
}

const end = (action: string, what: string) => (
  <ActionButton action={action} tone="plain">
    End<span class="visually-hidden"> {what}</span>
  </ActionButton>
)
