"use strict";
/** Keeps a server that would listen on every interface to this machine. Loaded before it, by `node -r`. */
const net = require("node:net");

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  if (typeof args[0] !== "object") { return listen.call(this, Number(args[0]), "127.0.0.1", args.find((one) => typeof one === "function")); }
  return listen.call(this, { ...args[0], host: "127.0.0.1" }, ...args.slice(1));
};
