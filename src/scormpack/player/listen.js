(function (scormpack) {
  "use strict";

  const SILENT = "button, video, [hidden], .visually-hidden, .room, .described";

  /** Returns the sentences of a screen as a learner sees them, without its buttons. @returns {string[]} */
  function sentences(/** @type {Element} */ section) {
    const copy = /** @type {Element} */ (section.cloneNode(true));
    copy.querySelectorAll(SILENT).forEach((part) => part.remove());
    copy.querySelectorAll("details:not([open]) > :not(summary)").forEach((part) => part.remove());
    const blocks = Array.from(copy.querySelectorAll("h2, h3, h4, p, li, legend, label, summary, td, th"));
    return blocks
      .filter((block) => !block.querySelector("p, li, label"))
      .map((block) => (block.textContent || "").replace(/\s+/g, " ").trim())
      .filter(Boolean);
  }

  /** Returns a voice that speaks on this device; a voice from the internet would send the page's words away. */
  function localVoice(/** @type {Window} */ page, /** @type {string} */ lang) {
    const voices = page.speechSynthesis ? page.speechSynthesis.getVoices() : [];
    const fits = voices.filter((voice) => voice.localService === true && voice.lang.slice(0, 2) === lang.slice(0, 2));
    return fits.find((voice) => voice.lang.replace("_", "-") === "en-GB") || fits[0] || null;
  }

  /** @param {Window} page @param {SpeechSynthesisVoice} voice @param {string[]} texts @param {() => void} ended */
  function speak(page, voice, texts, ended) {
    texts.forEach((text, n) => {
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      words.rate = 0.9;
      if (n === texts.length - 1) { words.onend = ended; }
      page.speechSynthesis.speak(words);
    });
  }

  /**
   * Returns the owner of the *Listen* button. It never starts by itself and stops when the screen changes.
   * @param {{button: HTMLElement, words: Words, lang: string, section: () => HTMLElement}} options
   */
  scormpack.listen = function (options) {
    const { button, words, lang, section } = options;
    const audio = new Audio();
    const label = button.querySelector(".word") || button;
    let playing = false;

    function show(/** @type {boolean} */ now) {
      playing = now;
      label.textContent = words(now ? "stop" : "listen");
      button.setAttribute("aria-pressed", String(now));
    }

    function stop() {
      audio.pause();
      if (window.speechSynthesis) { window.speechSynthesis.cancel(); }
      show(false);
    }

    function play() {
      const file = section().dataset.audio;
      const voice = localVoice(window, lang);
      show(true);
      if (file) {
        audio.src = file;
        audio.play().catch(stop);
      } else if (voice) {
        speak(window, voice, sentences(section()), stop);
      }
    }

    /** Shows the button only where this screen can be heard. */
    function screenChanged() {
      if (playing) { stop(); }
      button.hidden = !section().dataset.audio && !localVoice(window, lang);
    }

    audio.addEventListener("ended", stop);
    button.addEventListener("click", () => { if (playing) { stop(); } else { play(); } });
    if (window.speechSynthesis) { window.speechSynthesis.addEventListener("voiceschanged", screenChanged); }
    show(false);
    return { screenChanged, stop };
  };
})(window.scormpack);
