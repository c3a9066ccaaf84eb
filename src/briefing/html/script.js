"use strict";
(() => {
  const pages = [...document.querySelectorAll("section")];
  const body = document.body.classList;
  let at = Math.max(pages.findIndex((page) => `#${page.id}` === location.hash), 0);
  let typed = "";
  const blank = (colour) => {
    const was = body.contains(colour);
    body.remove("black", "white");
    if (!was && colour) body.add(colour);
  };
  const show = (number) => {
    at = Math.min(Math.max(number, 0), pages.length - 1);
    blank("");
    pages.forEach((page, index) => page.classList.toggle("shown", index === at));
    document.querySelectorAll(".notes").forEach((notes) => { notes.open = true; });
  };
  const begin = () => { body.add("stepping"); show(at); };
  const end = () => { body.remove("stepping", "noting", "black", "white"); };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key;
    if (/^[0-9]$/.test(key)) { typed += key; return; }
    const number = typed === "" ? at + 1 : Number(typed) - 1;
    typed = "";
    const does = {
      " ": () => show(at + 1), ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1),
      PageDown: () => show(at + 1), Enter: () => show(number),
      ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1), PageUp: () => show(at - 1),
      Backspace: () => show(at - 1), Home: () => show(0), End: () => show(pages.length - 1),
      b: () => blank("black"), w: () => blank("white"), n: () => body.toggle("noting"),
      Escape: end,
    }[key.length === 1 ? key.toLowerCase() : key];
    if (!does) return;
    if (!body.contains("stepping")) {
      if (key === "Enter" || key === " ") { event.preventDefault(); begin(); }
      return;
    }
    event.preventDefault();
    does();
  });
  addEventListener("click", (event) => {
    if (body.contains("stepping") && !event.target.closest("details")) show(at + 1);
  });
  addEventListener("beforeprint", end);
  begin();
})();
