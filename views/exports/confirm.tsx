import { hasAddress } from '../../src/domain/publishing.ts'
import { SubmitButton } from '../shared/button.tsx'
import { RadioGroup } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { Form } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { FileField, TextArea, TextField, TimeField } from '../shared/text-fields.tsx'
import type { DeliveryProps } from './delivery.tsx'

/** “I posted it”: where, when, how it looks, and whether it is exactly what was approved. */
export function Confirm({ delivery, form, formKey }: DeliveryProps) {
  const { out, account } = delivery
  if (!out) return null
  return (
    <Sheet title="I posted it" id="confirm">
      <Form action={`/packs/${out.pack.id}/publication`} files hidden={{ form_key: formKey }}>
        {hasAddress(account.channel) && (
          <TextField
            form={form}
            name="address"
            type="url"
            label="Address of the post"
            hint={`Open the post on ${account.name} and copy its address.`}
          />
        )}
        <DateBoxes form={form} name="posted" label="Day it was posted" />
        <TimeField form={form} name="posted_at" label="Time it was posted" />
        <FileField
          form={form}
          name="screenshot"
          label="Picture of the screen with the post on it"
          hint="JPEG or PNG, up to 25 MB. If the page comes back with something to put right, choose it again."
          accept="image/jpeg,image/png,image/webp"
        />
        <RadioGroup
          form={form}
          name="exact"
          label="Is it exactly as approved?"
          layout="inline"
          options={[
            { value: 'yes', name: 'Yes, exactly' },
            { value: 'no', name: 'No, something is different' },
          ]}
        />
        <SubmitButton wide>Confirm that it is out</SubmitButton>
      </Form>
    </Sheet>
  )
}

/** “It was not posted”, and why. */
export function NotPosted({ delivery, form, formKey }: DeliveryProps) {
  const { out } = delivery
  if (!out) return null
  const wrong = form.errors.some(({ field }) => field === 'not_posted_reason')
  return (
    <details class="aside-form" open={wrong}>
      <summary>It was not posted</summary>
      <Form action={`/packs/${out.pack.id}/not-posted`} hidden={{ form_key: formKey }}>
        <TextArea
          form={form}
          name="not_posted_reason"
          label="Why was it not posted?"
          hint="This ends it for this channel."
          rows={3}
        />
        <SubmitButton tone="quiet">Record that it was not posted</SubmitButton>
      </Form>
    </details>
  )
}
