import { expect, test } from 'vitest'
import { CheckboxGroup, RadioGroup, Select } from '../../views/shared/choices.tsx'
import { DateBoxes, dateValues } from '../../views/shared/date-boxes.tsx'
import { ErrorSummary } from '../../views/shared/error-summary.tsx'
import { emptyForm, Form, type FormState } from '../../views/shared/form.tsx'
import { Photo } from '../../views/shared/photo.tsx'
import { Counter } from '../../views/shared/post.tsx'
import { Queue } from '../../views/shared/queue.tsx'
import { TextArea, TextField } from '../../views/shared/text-fields.tsx'
import { sayLength } from '../../views/shared/when.tsx'

const typed = '“Gus” & <b>Ann</b>'
const escaped = '“Gus” &amp; &lt;b&gt;Ann&lt;/b&gt;'
const options = [
  { value: 'a', name: 'First' },
  { value: 'b', name: 'Second' },
]

test('a refused form comes back exactly as it was typed, and as text', () => {
  const form: FormState = {
    values: {
      title: typed,
      words: typed,
      one: 'b',
      many: ['a', 'b'],
      from_day: '31',
      from_month: '2',
    },
    errors: [],
  }
  const page = String(
    <Form action="/x">
      <TextField form={form} name="title" label="Title" />
      <TextArea form={form} name="words" label="Words" />
      <RadioGroup form={form} name="one" label="One" options={options} />
      <CheckboxGroup form={form} name="many" label="Many" options={options} />
      <DateBoxes form={form} name="from" label="From" />
    </Form>,
  )
  expect(page).toContain(`value="${escaped}"`)
  expect(page).toContain(`>${escaped}</textarea>`)
  expect(page).not.toContain('<b>Ann</b>')
  expect(page.match(/value="b" checked/g)).toHaveLength(2)
  expect(page.match(/value="a" checked/g)).toHaveLength(1)
  expect(page).toMatch(/name="from_day" value="31"/)
  expect(page).toMatch(/name="from_month" value="2"/)
})

test('a password is never sent back to the page', () => {
  const form = { values: { secret: 'correct horse' }, errors: [] }
  const field = String(<TextField form={form} name="secret" label="Password" type="password" />)
  expect(field).not.toContain('correct horse')
})

test('the summary links to a control that says it is wrong and why', () => {
  const errors = [{ field: 'until', message: 'Add a day' }]
  const form = { values: {}, errors }
  const summary = String(<ErrorSummary errors={errors} />)
  const id = /href="#([^"]+)"/.exec(summary)?.[1]
  expect(id).toBeDefined()
  const boxes = String(<DateBoxes form={form} name="until" label="Until" />)
  expect(boxes).toContain(`<input class="input" id="${id}"`)
  expect(boxes.match(/aria-invalid="true"/g)).toHaveLength(3)
  expect(boxes).toContain(`aria-describedby="${id}-hint ${id}-error"`)
  expect(boxes).toContain(`id="${id}-error"`)
})

test('without errors there is no summary', () => {
  expect(String(<ErrorSummary errors={[]} />)).toBe('')
})

test('every control has a label and none has a placeholder', () => {
  const page = String(
    <>
      <TextField form={emptyForm} name="a.b[0]" label="A" />
      <Select form={emptyForm} name="c" label="C" options={options} />
    </>,
  )
  for (const [, id] of page.matchAll(/<(?:input|select)[^>]* id="([^"]+)"/g)) {
    expect(page).toContain(`<label for="${id}">`)
  }
  expect(page).not.toContain('placeholder')
})

test('a known date fills three boxes, and no date leaves them empty', () => {
  expect(dateValues('d', '2026-06-01')).toEqual({ d_day: '1', d_month: '6', d_year: '2026' })
  expect(dateValues('d', null)).toEqual({ d_day: '', d_month: '', d_year: '' })
})

test('a name in a list or on a picture is text, whatever it contains', () => {
  const list = String(
    <Queue label="Posts" rows={[{ href: '/p?a=1&b="2"', title: typed, lines: [typed] }]} />,
  )
  expect(list).not.toContain('<b>')
  expect(list).toContain('href="/p?a=1&amp;b=&quot;2&quot;"')
  const photo = String(
    <Photo
      src="/m/1"
      alt={typed}
      width={4}
      height={3}
      tags={[{ x: 0.1, y: 0.2, width: 0.3, height: 0.25, name: typed, href: '#p' }]}
    />,
  )
  expect(photo).not.toContain('<b>')
  expect(photo).toContain('x="10.00%" y="20.00%"')
  expect(photo).not.toContain('style=')
})

test('a counter warns near the limit and says how many are too many past it', () => {
  const at = (used: number) => String(<Counter used={used} limit={280} unit="characters" />)
  expect(at(100)).not.toContain('left')
  expect(at(270)).toContain('10 left')
  expect(at(280)).toContain('0 left')
  expect(at(283)).toContain('3 too many')
})

test('a length of time is said in its largest whole unit', () => {
  expect(sayLength(59_999)).toBe('less than a minute')
  expect(sayLength(60_000)).toBe('1 minute')
  expect(sayLength(2 * 3_600_000)).toBe('2 hours')
  expect(sayLength(47 * 3_600_000)).toBe('1 day')
})
