# Directly standardised rates by PHEindicatormethods, which is found by R's own library path.
# Rscript peer.R folder answer rounds
args <- commandArgs(trailingOnly = TRUE)
folder <- args[1]; rounds <- as.integer(args[3])
for (package in c("data.table", "dplyr", "PHEindicatormethods"))
  if (!requireNamespace(package, quietly = TRUE)) stop("there is no package called ", package)
if (!"calculate_dsr" %in% getNamespaceExports("PHEindicatormethods"))
  stop("no package PHEindicatormethods with calculate_dsr (2.1.0 or later)")
suppressPackageStartupMessages({ library(data.table); library(PHEindicatormethods) })
invisible(setDTthreads(2))

timed <- function(work) {
  begun <- proc.time()[["elapsed"]]; answer <- work()
  list(seconds = proc.time()[["elapsed"]] - begun, answer = answer)
}
measures <- fread(file.path(folder, "measures.tsv"), col.names = c("statistic", "per"))
weights <- as.matrix(fread(file.path(folder, "weights.tsv")))
bands <- ncol(weights)
files <- list.files(folder, pattern = "[.]u16$")
people <- setDT(lapply(setNames(files, sub("[.]u16$", "", files)), function(file) {
  path <- file.path(folder, file)
  readBin(path, "integer", n = file.size(path) / 2, size = 2L, signed = FALSE, endian = "little")
}))
invisible(gc())
by <- c("lcp", "quintile", "sex"); banded <- c(by, "band")
counted <- c(outer(c("x", "n"), seq_len(nrow(measures)) - 1L, paste0))
rates <- which(measures$statistic == "rate"); proportions <- which(measures$statistic == "proportion")

# Counts of the persons, by group and age band, and for rates by how many events they had.
group <- function() {
  sums <- people[, lapply(.SD, sum), by = banded, .SDcols = counted]
  events <- lapply(rates, function(m) {
    own <- paste0(c("x", "n"), m - 1L)
    had <- people[get(own[1]) > 0L & get(own[2]) > 0L, .(people = .N), by = c(banded, own[1])]
    setnames(had, own[1], "freq")
  })
  list(sums = sums, events = events)
}
grouping <- lapply(seq_len(rounds), function(round) timed(group))
sums <- grouping[[1]]$answer$sums; events <- grouping[[1]]$answer$events
groups <- unique(people[, ..by])

# A row for each group and age band of a measure, those that hold nobody too.
every_band <- function(m) {
  frame <- groups[, .(band = seq_len(bands) - 1L), by = by]
  own <- setnames(sums[, c(banded, paste0(c("x", "n"), m - 1L)), with = FALSE], c(banded, "x", "n"))
  frame <- own[frame, on = banded]
  frame[is.na(n), `:=`(x = 0L, n = 0L)]
  frame[, `:=`(measure = m, std = weights[m, band + 1L])]
  frame[std > 0]
}
dropped <- 0L
whole <- function(frame) {
  frame[, empty := any(n == 0L), by = by]
  dropped <<- dropped + nrow(unique(frame[(empty), ..by]))
  frame[!(empty)][, empty := NULL]
}
# A row for each number of events that anybody of the group had, in each age band.
by_frequency <- function(at) {
  frame <- whole(every_band(rates[at]))
  own <- unique(rbind(events[[at]][, c(by, "freq"), with = FALSE], groups[, c(.SD, freq = 1L)]))
  frame <- merge(frame[, x := NULL], own, by = by, allow.cartesian = TRUE)
  frame <- events[[at]][frame, on = c(banded, "freq")]
  frame[is.na(people), people := 0L]
  frame
}
grouped <- function(parts)
  dplyr::group_by(dplyr::as_tibble(rbindlist(parts, use.names = TRUE)), measure, lcp, quintile, sex)
one <- function(values) { if (length(unique(values)) > 1) stop("one multiplier a call"); values[1] }

independent <- grouped(lapply(proportions, function(m) whole(every_band(m))))
repeated <- grouped(lapply(seq_along(rates), by_frequency))
per <- c(one(measures$per[proportions]), one(measures$per[rates]))
invisible(gc())
of_proportions <- lapply(seq_len(rounds), function(round) timed(function()
  calculate_dsr(independent, x, n, stdpop = std, multiplier = per[1])))
of_rates <- lapply(seq_len(rounds), function(round) timed(function()
  calculate_dsr(repeated, people, n, stdpop = std, multiplier = per[2],
    independent_events = FALSE, eventfreq = freq, ageband = band)))

columns <- c("measure", by, "value", "lowercl", "uppercl", "total_count", "total_pop")
answer <- rbind(as.data.frame(of_proportions[[1]]$answer)[columns], as.data.frame(of_rates[[1]]$answer)[columns])
writeBin(as.numeric(t(as.matrix(answer))), args[2], size = 8L, endian = "little")
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("\\D", "", grep("^VmHWM", status, value = TRUE))) * 1024
seconds <- function(runs) paste(vapply(runs, function(run) run$seconds, 0), collapse = ",")
version <- function(name) paste(name, packageVersion(name))
cat(sprintf(paste0('{"grouping":[%s],"proportions":[%s],"rates":[%s],"rows":[%d,%d],"dropped":%d,',
  '"versions":"%s, R %s.%s","peak":%.0f}\n'),
  seconds(grouping), seconds(of_proportions), seconds(of_rates), nrow(independent), nrow(repeated), dropped,
  paste(version("PHEindicatormethods"), version("dplyr"), version("data.table"), sep = ", "),
  R.version$major, R.version$minor, peak))
