import { identifierNames, identifiers } from '../../src/domain/consent.ts'
import { list } from '../../src/domain/decision/reason.ts'
import type { Compose } from '../../src/posts/compose.ts'
import type { QuoteOnPost } from '../../src/posts/store.ts'
import { CheckboxGroup, optionsOf, Select } from '../shared/choices.tsx'
import { Icon } from '../shared/icon.tsx'
import { Sheet } from '../shared/page.tsx'
import { TextArea } from '../shared/text-fields.tsx'

const tellable = identifiers.filter((identifier) => identifier !== 'own_words')

/** Exact words of a person. They need that person’s yes, like a picture. */
export function QuotesSheet({ compose }: { readonly compose: Compose }) {
  const { quotes, form, found, people } = compose
  const asked = form.errors.some(({ field }) => field.startsWith('quote_'))
  return (
    <Sheet title="Somebody’s own words" id="quotes">
      {quotes.map((quote) => (
        <Quote quote={quote} compose={compose} />
      ))}
      <details class="aside-form" open={asked}>
        <summary>Add a quote</summary>
        <Select
          form={form}
          name="quote_person"
          label="Whose words are they?"
          options={people.map(({ id, knownAs, fullName }) => ({
            value: id,
            name: fullName && fullName !== knownAs ? `${knownAs} (${fullName})` : knownAs,
          }))}
        />
        <TextArea
          form={form}
          name="quote_words"
          label="Exactly what they said"
          hint="Without quotation marks. Not one word may be changed."
          rows={3}
        />
        <CheckboxGroup
          form={form}
          name="quote_shows"
          label="What else does the post tell about them?"
          hint="Tick everything. Their own words always count."
          options={optionsOf(tellable, identifierNames)}
          layout="grid"
        />
        <div>
          <button
            type="submit"
            class="button"
            data-tone="quiet"
            formaction={`/posts/${found.post.id}/quotes`}
          >
            Add the quote
          </button>
        </div>
      </details>
    </Sheet>
  )
}

function Quote({ quote, compose }: { readonly quote: QuoteOnPost; readonly compose: Compose }) {
  const here = `/posts/${compose.found.post.id}/quotes/${quote.id}`
  const placed = compose.targets.some(({ effective }) => effective.includes(quote.words))
  const told = quote.identifiers.map((identifier) => identifierNames[identifier])
  return (
    <figure class="quote">
      <blockquote class="words">{quote.words}</blockquote>
      <figcaption>
        {quote.knownAs}
        {told.length > 0 && `. It also tells: ${list(told)}.`}
      </figcaption>
      {!placed && (
        <p class="misfit">These words are not in the post yet, so nobody would read them.</p>
      )}
      <div class="buttons">
        {!placed && (
          <button type="submit" class="button" data-tone="quiet" formaction={`${here}/placement`}>
            Put them in the words
          </button>
        )}
        <button type="submit" class="button" data-tone="plain" formaction={`${here}/removal`}>
          <Icon name="remove" />
          Take the quote out
        </button>
      </div>
    </figure>
  )
}
