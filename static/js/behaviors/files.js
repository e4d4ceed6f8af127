// Files dragged over a page: what takes them is fetched then, since most pages never see one.
kb.on("dragenter", () => document.head.append(Object.assign(document.createElement("script"), { src: kb.say("files") })), { once: true });
