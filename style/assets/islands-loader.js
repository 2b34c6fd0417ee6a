// Brings the islands of a page to life. Without it every form and link on the page still works.
const own = document.getElementById("islands-loader");

async function wake() {
  const islands = await import(own.dataset.script);
  await islands.default({ module_or_path: own.dataset.wasm });
  islands.hydrate();
  // Outer islands first: an island inside another needs the outer one's context.
  for (const island of document.querySelectorAll("leptos-island")) {
    const start = islands[island.dataset.component];
    if (start) {
      await start(island);
    } else {
      console.warn(`Could not find WASM function for the island ${island.dataset.component}.`);
    }
  }
  document.documentElement.dataset.islands = "awake";
}

wake().catch((error) => console.warn("The page works without its islands:", error));
