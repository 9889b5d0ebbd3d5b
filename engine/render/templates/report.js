(function () {
  "use strict";
  var form = document.querySelector(".filters");
  var folds = Array.prototype.slice.call(document.querySelectorAll("details[data-fold]"));
  var rows = Array.prototype.slice.call(document.querySelectorAll("#all .filtered"));
  var views = Array.prototype.slice.call(document.querySelectorAll(".view"));
  var boxes = ".part, .topic, .rule";
  var wasOpen = [];

  function chosen(name) {
    return Array.prototype.map.call(form.querySelectorAll("[name=" + name + "]:checked"), function (input) {
      return input.value;
    });
  }

  function filter() {
    var outcomes = chosen("outcome");
    var standard = form.elements.standard.value;
    var view = chosen("view")[0];
    var shown = 0;
    views.forEach(function (element) { element.classList.toggle("off", element.id !== view); });
    rows.forEach(function (row) {
      var fits = outcomes.indexOf(row.dataset.outcome) >= 0 && (!standard || row.dataset.standard === standard);
      row.classList.toggle("off", !fits);
      if (fits && row.closest(".view").id === view) { shown += 1; }
    });
    document.querySelectorAll(boxes).forEach(function (box) {
      box.classList.toggle("off", !box.querySelector(".filtered:not(.off)"));
    });
    form.querySelector("output").textContent = shown ? "" : form.querySelector("output").dataset.none;
  }

  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) { return; }
    var view = target.closest(".view");
    if (view) { form.querySelector("[value=" + view.id + "]").checked = true; }
    if (target.closest(".off")) {
      form.querySelectorAll("[name=outcome]").forEach(function (input) { input.checked = true; });
      form.elements.standard.value = "";
    }
    filter();
    for (var box = target.closest("details"); box; box = box.parentElement.closest("details")) { box.open = true; }
    target.scrollIntoView();
  }

  folds.forEach(function (fold) { fold.open = false; });
  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    wasOpen = folds.map(function (fold) { return fold.open; });
    folds.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folds.forEach(function (fold, n) { fold.open = wasOpen[n]; });
  });
  filter();
  reveal();
}());
