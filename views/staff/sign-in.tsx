import { ActionButton, Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { Form } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { When } from '../shared/when.tsx'
import type { StaffPageProps } from './person.tsx'

/** How this person signs in, for administrators and whoever confirms a lost phone. */
export function SignInSheet({ person, hasSecondFactor, removal, may, viewerId }: StaffPageProps) {
  if (!may.createUsers && !may.confirmRemoval) return null
  if (person.leftOn || person.noticeGivenOn) return null
  return (
    <Sheet title="Sign-in" id="sign-in">
      <p>
        {person.userId ? 'Has joined.' : 'Has not joined yet.'}{' '}
        {hasSecondFactor ? 'Second step set up.' : 'No second step set up.'}
      </p>
      {may.createUsers && (
        <Buttons>
          <ActionButton action={`/staff/${person.id}/link`}>
            {person.userId ? 'Make a link for a new password' : 'Make a new invitation link'}
          </ActionButton>
          {hasSecondFactor && !removal && !may.isSelf && (
            <LinkButton href={`/staff/${person.id}/factor-removal`}>
              They lost their phone
            </LinkButton>
          )}
        </Buttons>
      )}
      {removal && <Removal {...{ person, removal, may, viewerId }} />}
    </Sheet>
  )
}

function Removal({
  person,
  removal,
  may,
  viewerId,
}: Pick<StaffPageProps, 'person' | 'may' | 'viewerId'> & {
  readonly removal: NonNullable<StaffPageProps['removal']>
}) {
  const mayDecide = may.confirmRemoval && removal.askedBy !== viewerId && !may.isSelf
  return (
    <div class="stack" data-gap="small">
      <p>
        <strong>Somebody asks to take the second step away.</strong> {removal.askedByName} asked on{' '}
        <When at={removal.askedAt} />: “{removal.reason}”
      </p>
      {mayDecide ? (
        <Form action={`/staff/${person.id}/factor-removal/decision`}>
          <Buttons>
            <SubmitButton tone="no" name="decision" value="confirmed">
              Yes, take it away
            </SubmitButton>
            <SubmitButton name="decision" value="refused">
              No, leave it
            </SubmitButton>
          </Buttons>
        </Form>
      ) : (
        <p class="soft">
          A second administrator or a Registered Manager must agree within a day. Whoever asked
          cannot agree.
        </p>
      )}
    </div>
  )
}
