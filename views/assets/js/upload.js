// form[data-upload="<field>"]: each chosen or dropped file goes up on its own, two at a time, with its progress.
// Each answer is a fragment put at the end of data-into. Without this script the form is sent as one.
const atOnce = 2

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    if (!form.hasAttribute('data-upload')) return
    const input = fileInput(form)
    if (input.files.length === 0) return
    event.preventDefault()
    const files = [...input.files]
    input.value = ''
    send(form, files)
  },
  { capture: true },
)

for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest?.('form[data-upload]')
    if (!form || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    form.toggleAttribute('data-over', kind === 'dragover')
    if (kind === 'drop') send(form, [...event.dataTransfer.files])
  })
}

const fileInput = (form) => form.querySelector('input[type=file]')

async function send(form, files) {
  const rows = files.map((file) => ({ file, row: addRow(form, file) }))
  const waiting = [...rows]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await sendOne(form, next)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const failed = rows.filter(({ row }) => row.dataset.state === 'failed').length
  tell(
    form,
    failed === 0
      ? `${files.length} added.`
      : `${files.length - failed} added, ${failed} not added.`,
  )
  if (failed === 0 && !form.dataset.into) location.reload()
}

function addRow(form, file) {
  const row = document.createElement('li')
  const name = Object.assign(document.createElement('span'), {
    className: 'name',
    textContent: file.name,
  })
  const status = Object.assign(document.createElement('span'), {
    className: 'status',
    textContent: 'Waiting',
  })
  const progress = Object.assign(document.createElement('progress'), {
    max: file.size || 1,
    value: 0,
  })
  progress.setAttribute('aria-label', file.name)
  row.append(name, status, progress)
  form.querySelector('.uploads').append(row)
  return row
}

function sendOne(form, { file, row }) {
  const body = new FormData(form)
  body.delete(form.dataset.upload)
  body.append(form.dataset.upload, file)
  // One form key per file, or the second file would look like a second press of the first.
  if (body.has('form_key') && crypto.randomUUID) body.set('form_key', crypto.randomUUID())
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.setRequestHeader('HX-Request', 'true')
  request.setRequestHeader('HX-Request-Type', 'partial')
  request.upload.onprogress = ({ loaded }) => progressed(row, loaded, file.size)
  return new Promise((resolve) => {
    request.onloadend = () => {
      finish(form, row, request)
      resolve()
    }
    request.send(body)
  })
}

function progressed(row, loaded, size) {
  const progress = row.querySelector('progress')
  progress.value = Math.min(loaded, size)
  const percent = size ? Math.min(100, Math.round((loaded / size) * 100)) : 100
  row.querySelector('.status').textContent = percent < 100 ? `${percent}%` : 'Checking…'
}

function finish(form, row, request) {
  const added = request.status >= 200 && request.status < 300
  row.dataset.state = added ? 'done' : 'failed'
  row.querySelector('progress').remove()
  row.querySelector('.status').textContent = added ? 'Added' : whyNot(request)
  if (added) place(form, request.responseText)
}

// The server answers with the same card it shows on a page; its sentence is what the person needs.
function whyNot(request) {
  if (request.status === 0) return 'No connection. Choose this file again when you are back.'
  const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
  const said =
    answer.querySelector('.error-summary li, .banner p, .error') ?? answer.querySelector('.banner')
  return said?.textContent.trim() || 'This file was not added. Please try again.'
}

function place(form, answer) {
  const target = form.dataset.into && document.querySelector(form.dataset.into)
  if (!target) return
  const template = document.createElement('template')
  template.innerHTML = answer
  const added = [...template.content.children]
  target.append(...added)
  for (const element of added) window.htmx?.process(element)
}

function tell(form, words) {
  form.querySelector('[data-upload-said]').textContent = words
}
