import { hasAddress } from '../../src/domain/publishing.ts'
import { SubmitButton } from '../shared/button.tsx'
import { RadioGroup } from '../shared/choices.tsx'
import { Form } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { sayLength, When } from '../shared/when.tsx'
import type { DeliveryProps } from './delivery.tsx'

/** The pack was taken back. Nothing is more urgent than whether it had gone out (C4 row 4). */
export function Answer({ delivery, form, formKey }: DeliveryProps) {
  const { out, said, account } = delivery
  if (!out) return null
  return (
    <Sheet title="Do not post this" tone="no" id="revoked">
      <p>
        <b>The pack was taken back.</b>{' '}
        {said ? <SaidNo said={said} /> : 'Something changed that stops it.'}
      </p>
      {delivery.mayConfirm ? (
        <Form action={`/packs/${out.pack.id}/answer`} hidden={{ form_key: formKey }}>
          <RadioGroup
            form={form}
            name="answer"
            label="Has it been posted?"
            hint={`Look at ${account.name} before you answer.`}
            options={[
              { value: 'not_posted', name: 'No, it was not posted' },
              {
                value: 'posted',
                name: 'Yes, it is out',
                hint: 'It must then be taken down. You get the steps and the clock next.',
              },
            ]}
          />
          {hasAddress(account.channel) && (
            <TextField
              form={form}
              name="address"
              type="url"
              label="If it is out, its address"
              optional
            />
          )}
          <SubmitButton wide tone="stop">
            Send this answer
          </SubmitButton>
        </Form>
      ) : (
        <p>{out.releasedBy} released it and must say whether it had been posted.</p>
      )}
    </Sheet>
  )
}

function SaidNo({ said }: { readonly said: NonNullable<DeliveryProps['delivery']['said']> }) {
  const gap = said.recordedAt - said.saidAt
  return (
    <>
      {said.name} said no at <When at={said.saidAt} />. It counts from then.
      {gap >= 60_000 && (
        <>
          {' '}
          It was written down at <When at={said.recordedAt} />, {sayLength(gap)} later.
        </>
      )}
    </>
  )
}
