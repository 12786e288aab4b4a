// A list with data-reorder can be dragged into a new order. The up and down buttons in each row are the real route:
// a drop presses the row's own form with the new position in its field named "position", or a row's button named so.
let dragged = null

document.addEventListener('dragstart', (event) => {
  dragged = event.target.closest?.('[data-reorder] > li') ?? null
  dragged?.setAttribute('data-dragging', '')
})

document.addEventListener('dragover', (event) => {
  const row = rowUnder(event)
  if (!row) return
  event.preventDefault()
  mark(row)
})

document.addEventListener('drop', (event) => {
  const row = rowUnder(event)
  if (!row) return
  event.preventDefault()
  const rows = [...row.parentElement.children]
  const to = rows.indexOf(row)
  if (to === rows.indexOf(dragged)) return
  const form = dragged.querySelector('form[data-move]')
  const button = dragged.querySelector('button[data-move]:not(:disabled)')
  if (form) form.elements.position.value = String(to + 1)
  if (button) button.value = String(to + 1)
  ;(form ?? button?.form)?.requestSubmit(button ?? undefined)
})

document.addEventListener('dragend', () => {
  dragged?.removeAttribute('data-dragging')
  mark(null)
  dragged = null
})

function rowUnder(event) {
  const row = dragged && event.target.closest?.('[data-reorder] > li')
  return row && row.parentElement === dragged.parentElement ? row : null
}

function mark(row) {
  for (const other of document.querySelectorAll('[data-reorder] > [data-over]')) {
    if (other !== row) other.removeAttribute('data-over')
  }
  row?.setAttribute('data-over', '')
}

const prepare = () => {
  for (const row of document.querySelectorAll('[data-reorder] > li')) row.draggable = true
}
prepare()
document.addEventListener('htmx:after:swap', prepare)
