import type { AccountChoice } from '../../src/posts/rights.ts'
import { SubmitButton } from '../shared/button.tsx'
import { CheckboxGroup, RadioGroup } from '../shared/choices.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'

export type NewPost = {
  readonly form: FormState
  readonly formKey: string
  /** Services with at least one account that this person may write for. */
  readonly services: readonly {
    readonly id: string
    readonly name: string
    readonly accounts: readonly AccountChoice[]
  }[]
}

/** The first step: a title, and where it should go. */
export function NewPostPage({ page }: { readonly page: NewPost }) {
  const { form, services } = page
  const [only, ...others] = services
  return (
    <>
      <BackLink href="/posts">Posts</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead title="Write a post" />
      {only === undefined ? (
        <EmptyState title="You are not set up to post on any account" icon="posts">
          Your Registered Manager can set you up, on the page of the account or on your staff page.
        </EmptyState>
      ) : (
        <div class="one-column">
          <Form action="/posts" hidden={{ form_key: page.formKey }}>
            <TextField
              form={form}
              name="title"
              label="What is it about?"
              hint="A title for colleagues, such as Garden party. Do not use anybody’s full name."
              size="large"
            />
            {others.length === 0 ? (
              <>
                <input type="hidden" name="service" value={only.id} />
                <CheckboxGroup
                  form={form}
                  name="accounts"
                  label="Where should it go?"
                  hint="You can add or leave out a place later."
                  size="large"
                  options={only.accounts.map(({ id, name }) => ({ value: id, name }))}
                />
              </>
            ) : (
              <RadioGroup
                form={form}
                name="service"
                label="Which service is it for, and where should it go?"
                hint="You can add or leave out a place later."
                size="large"
                options={services.map(({ id, name, accounts }) => ({
                  value: id,
                  name,
                  more: (
                    <CheckboxGroup
                      form={form}
                      name="accounts"
                      id={`field-accounts-${id}`}
                      label={`Places for ${name}`}
                      options={accounts.map((account) => ({
                        value: account.id,
                        name: account.name,
                      }))}
                    />
                  ),
                }))}
              />
            )}
            <div>
              <SubmitButton>Start writing</SubmitButton>
            </div>
          </Form>
        </div>
      )}
    </>
  )
}
