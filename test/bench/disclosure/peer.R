# Secondary suppression by sdcTable and GaussSuppression, which are found by R's own library path.
# Rscript peer.R folder method again first last
# Each table of the folder is two files, N-axes.csv and N-leaves.csv; N-METHOD.csv is written: the codes of a
# cell, its count and its status. `again` is 1 where what was hidden for others is to be protected as well.
args <- commandArgs(trailingOnly = TRUE)
folder <- args[1]; method <- args[2]; again <- args[3] == "1"
package <- if (method == "INTERVALS") "GaussSuppression" else "sdcTable"
for (name in c("data.table", package))
  if (!requireNamespace(name, quietly = TRUE)) stop("there is no package called ", name)
suppressPackageStartupMessages({ library(data.table); library(package, character.only = TRUE) })
invisible(setDTthreads(2))

# sdcTable's words for "any n to n + width": sliding protection level; its simple heuristic wants strictly
# more than a threshold; its hypercube takes a share of the count, at most all of it; GAUSS takes none.
choices <- function(width) switch(method,
  SIMPLEHEURISTIC = list(attack_threshold = width - 1e-6),
  HYPERCUBE = list(protectionLevel = 100, suppMethod = "minSum"),
  HITAS_C = , OPT_C = list(useC = TRUE),
  GAUSS = list(singletonMethod = "none"),
  list())

by_sdctable <- function(axes, leaves, threshold, width) {
  hierarchies <- lapply(split(axes, factor(axes$axis, unique(axes$axis))), function(axis)
    data.frame(level = axis$level, code = axis$code, stringsAsFactors = FALSE))
  problem <- makeProblem(data = as.data.frame(leaves), dimList = hierarchies, freqVarInd = "count")
  problem <- primarySuppression(problem, type = "freq", maxN = threshold, allowZeros = FALSE)
  counts <- getInfo(problem, "freq"); every <- seq_along(counts)
  for (level in c("LPL", "UPL")) problem <- setInfo(problem, level, every, rep(0, length(every)))
  problem <- setInfo(problem, "SPL", every, rep(width, length(every)))
  problem <- setInfo(problem, "lb", which(counts > 0), rep(1, sum(counts > 0)))
  name <- sub("_C$", "", method)
  keys <- function(frame) do.call(paste, as.data.frame(frame)[names(hierarchies)])
  places <- keys(sdcProb2df(problem, addDups = FALSE, dimCodes = "original"))
  protect <- function(asked)
    as.data.frame(getInfo(do.call(protectTable, c(list(asked, method = name), choices(width))), "finalData"))
  begun <- proc.time()[["elapsed"]]
  rounds <- 0L
  repeat {
    rounds <- rounds + 1L
    answer <- protect(problem)
    further <- which(answer$sdcStatus[match(places, keys(answer))] == "x")
    if (!again || length(further) == 0L || rounds == 20L) break
    problem <- setInfo(problem, "sdcStatus", further, rep("u", length(further)))
  }
  seconds <- proc.time()[["elapsed"]] - begun
  frame <- as.data.table(answer)
  setnames(frame, "Freq", "count", skip_absent = TRUE); setnames(frame, "freq", "count", skip_absent = TRUE)
  frame[, hidden := as.integer(sdcStatus %in% c("u", "x"))]
  list(cells = frame[, c(names(hierarchies), "count", "hidden"), with = FALSE], seconds = seconds, rounds = rounds)
}

by_intervals <- function(axes, leaves, threshold, width) {
  names <- unique(axes$axis)
  hierarchies <- lapply(setNames(nm = names), function(name)
    as.data.frame(axes[axis == name, .(levels = level, codes = code)]))
  begun <- proc.time()[["elapsed"]]
  answer <- suppressMessages(SuppressSmallCounts(as.data.frame(leaves), maxN = threshold, protectZeros = FALSE,
    freqVar = "count", hierarchies = hierarchies, lpPackage = "highs", rangeMin = width,
    singletonMethod = "none", extend0 = FALSE, printInc = FALSE))
  seconds <- proc.time()[["elapsed"]] - begun
  frame <- as.data.table(answer)[, hidden := as.integer(suppressed)]
  list(cells = frame[, c(names, "count", "hidden"), with = FALSE], seconds = seconds, rounds = 1L)
}

run <- function(number) {
  axes <- fread(file.path(folder, sprintf("%d-axes.csv", number)), colClasses = "character")
  leaves <- fread(file.path(folder, sprintf("%d-leaves.csv", number)))
  asked <- fread(file.path(folder, sprintf("%d-asked.csv", number)))
  work <- if (method == "INTERVALS") by_intervals else by_sdctable
  answer <- work(axes, leaves, asked$threshold, asked$width)
  fwrite(answer$cells, file.path(folder, sprintf("%d-answer.csv", number)))
  sprintf('{"table":%d,"seconds":%.4f,"rounds":%d}', number, answer$seconds, answer$rounds)
}
# The packages print as they go; what is meant for the bench has a mark before it.
say <- function(text) { cat("@", text, "\n", sep = ""); flush(stdout()) }
of <- function(name) paste(name, packageVersion(name))
uses <- if (method == "INTERVALS") c("GaussSuppression", "SSBtools", "highs") else c("sdcTable", "SSBtools", "highs")
say(sprintf('{"versions":"%s, R %s.%s"}', paste(of(uses[1]), of(uses[2]), of(uses[3]), sep = ", "),
  R.version$major, R.version$minor))
for (number in as.integer(args[4]):as.integer(args[5])) {
  said <- tryCatch(run(number), error = function(problem) {
    text <- gsub("[^ -~]|[\"\\\\]", " ", conditionMessage(problem))
    sprintf('{"table":%d,"problem":"%s"}', number, substr(text, 1, 120))
  })
  say(said)
}
