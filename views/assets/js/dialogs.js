// data-opens="<id>" opens that <dialog> instead of following the link. Without the dialog the link is followed.
document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-opens]')
  const dialog = opener && document.getElementById(opener.dataset.opens)
  if (!dialog) return
  event.preventDefault()
  dialog.showModal()
})
