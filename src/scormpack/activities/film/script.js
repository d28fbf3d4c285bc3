(function (scormpack) {
  "use strict";

  const SAVE_EVERY_SECONDS = 15;

  /** Shows the words of a descriptions track as text while the film plays. */
  function describe(/** @type {HTMLElement} */ button, /** @type {HTMLVideoElement} */ video, /** @type {HTMLElement} */ box) {
    const element = /** @type {HTMLTrackElement | null} */ (video.querySelector("track[kind=descriptions]"));
    if (!element) { return; }
    const track = element.track;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      track.mode = on ? "hidden" : "disabled";
      box.hidden = !on;
      box.textContent = "";
    });
    track.addEventListener("cuechange", () => {
      const cues = Array.from(track.activeCues || []);
      if (cues.length) { box.textContent = cues.map((cue) => /** @type {VTTCue} */ (cue).text).join(" "); }
    });
  }

  /** The film. Saved: how far it was seen, in seconds; nothing depends on it. @type {ActivityMaker} */
  scormpack.activities.film = function (root, tools) {
    const video = root.querySelector("video");
    const transcript = /** @type {HTMLDetailsElement | null} */ (root.querySelector("details.transcript"));
    const missing = /** @type {HTMLElement | null} */ (root.querySelector(".film-missing"));
    let seconds = 0;
    let stood = 0;                 // where the film last was
    /** @type {number | null} where the film was before the learner moved in it */
    let moved = null;

    function keep(/** @type {number} */ now) {
      if (now === seconds) { return; }
      seconds = now;
      tools.changed();
    }

    function openTranscript() {
      if (transcript) { transcript.open = true; }
    }

    /** Says that the film cannot be played here. */
    function showMissing() {
      root.querySelectorAll(".player, .chapters, .parts").forEach((part) => part.setAttribute("hidden", ""));
      if (missing) { missing.hidden = false; }
      openTranscript();
    }

    function bind(/** @type {HTMLVideoElement} */ film) {
      const now = () => Math.min(Math.floor(film.currentTime), 99999);
      const go = () => { if (seconds) { stood = film.currentTime = seconds; } };
      const tell = (/** @type {"played" | "paused" | "watched"} */ what) => {
        tools.happened({ what, time: film.currentTime, length: film.duration || 0 });
      };
      film.addEventListener("loadedmetadata", go);
      film.addEventListener("play", () => tell("played"));
      film.addEventListener("pause", () => {
        keep(now());
        if (!film.ended) { tell("paused"); }
      });
      film.addEventListener("ended", () => {
        keep(0);
        tell("watched");
      });
      film.addEventListener("seeking", () => { if (moved === null) { moved = stood; } });
      film.addEventListener("seeked", () => {
        const from = moved === null ? stood : moved;
        moved = null;
        stood = film.currentTime;
        if (Math.abs(stood - from) < 1) { return; }
        tools.happened({ what: "seeked", from, to: stood, length: film.duration || 0 });
      });
      film.addEventListener("timeupdate", () => {
        if (!film.seeking) { stood = film.currentTime; }
        if (!film.paused && Math.abs(now() - seconds) >= SAVE_EVERY_SECONDS) { keep(now()); }
      });
      // Errors do not bubble; a missing track is no reason to hide the film.
      film.addEventListener("error", (event) => {
        if (/** @type {Element} */ (event.target).tagName !== "TRACK") { showMissing(); }
      }, true);
      if (film.error) { showMissing(); }
    }

    root.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const seek = /** @type {HTMLElement | null} */ (target.closest("[data-seek]"));
      if (target.closest("[data-read-instead]") && transcript) {
        openTranscript();
        const summary = transcript.querySelector("summary");
        if (summary) { summary.focus(); }
      }
      if (seek && video) {
        video.currentTime = Number(seek.dataset.seek);
        keep(Math.floor(Number(seek.dataset.seek)));
        video.play().catch(() => undefined);
      }
    });
    if (video) { bind(video); }
    const button = /** @type {HTMLElement | null} */ (root.querySelector("[data-describe]"));
    const described = /** @type {HTMLElement | null} */ (root.querySelector(".described"));
    if (button && video && described) { describe(button, video, described); }
    return {
      show(saved) {
        seconds = /^[0-9]{1,5}$/.test(saved) ? Number(saved) : 0;
        if (video && video.readyState > 0 && seconds) { stood = video.currentTime = seconds; }
      },
      closed() { if (video && !video.paused) { video.pause(); } },
      answer: () => (seconds ? String(seconds) : ""),
      lines: () => [],
      interaction: () => null
    };
  };
})(window.scormpack);
