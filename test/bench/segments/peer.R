# The job as a practised user of data.table would write it.
# Rscript peer.R folder lcps answer rounds
suppressPackageStartupMessages(library(data.table))
invisible(setDTthreads(2))
args <- commandArgs(trailingOnly = TRUE)
folder <- args[1]; lcps <- as.integer(args[2]); rounds <- as.integer(args[4])
numbers <- c("age", "sex", "quintile", "lcp", "frailty", "smoking")
files <- list.files(folder, pattern = "[.]u8$")
people <- setDT(lapply(setNames(files, sub("[.]u8$", "", files)), function(file) {
  path <- file.path(folder, file)
  values <- readBin(path, "integer", n = file.size(path), size = 1L, signed = FALSE)
  if (sub("[.]u8$", "", file) %in% numbers) values else as.logical(values)
}))
invisible(gc())
listed <- c("anxiety", "asthma", "atrial_fibrillation", "chronic_kidney_disease", "copd", "depression",
  "diabetes", "epilepsy", "heart_failure", "hypertension", "learning_disability", "osteoporosis",
  "peripheral_arterial_disease", "stroke")
organs <- c("chronic_kidney_disease", "copd", "coronary_heart_disease", "heart_failure", "stroke")
bands <- pmin(0:255 %/% 5L, 18L)
sizes <- c(10L, 6L, 19L, 4L, lcps + 1L)

sort_people <- function(total) {
  people[, n := total(.SD), .SDcols = listed]
  people[, k := total(.SD), .SDcols = organs]
  people[, segment := fcase(
    palliative_care, 0L,
    dementia | frailty == 4L | (age >= 80L & housebound), 1L,
    n >= 4L, 2L,
    k >= 2L | housebound, 3L,
    cancer, 4L,
    severe_mental_illness | learning_disability | (depression & anxiety & smoking == 1L), 5L,
    n >= 2L & n <= 3L, 6L,
    n == 1L | coronary_heart_disease | rheumatoid_arthritis | frailty == 3L, 7L,
    age >= 18L & (smoking == 1L | obesity | cvd_primary_prevention | carer | frailty == 2L), 8L,
    default = 9L)]
}
added <- function(columns) Reduce(`+`, columns)
# The same, each rule asked only of those whom no earlier one took.
sort_the_rest <- function(total) {
  people[, n := total(.SD), .SDcols = listed]
  people[, k := total(.SD), .SDcols = organs]
  people[, segment := 9L]
  people[age >= 18L & (smoking == 1L | obesity | cvd_primary_prevention | carer | frailty == 2L), segment := 8L]
  people[n == 1L | coronary_heart_disease | rheumatoid_arthritis | frailty == 3L, segment := 7L]
  people[n >= 2L & n <= 3L, segment := 6L]
  people[severe_mental_illness | learning_disability | (depression & anxiety & smoking == 1L), segment := 5L]
  people[(cancer), segment := 4L]
  people[k >= 2L | housebound, segment := 3L]
  people[n >= 4L, segment := 2L]
  people[dementia | frailty == 4L | (age >= 80L & housebound), segment := 1L]
  people[(palliative_care), segment := 0L]
}
by_group <- function() people[, .N, by = .(segment, quintile, band = bands[age + 1L], sex, lcp)]
keyed <- function() people[, .N, keyby = .(segment, quintile, band = bands[age + 1L], sex, lcp)]
by_code <- function() people[, .N, by = .(code = (((segment * 6L + quintile) * 19L + bands[age + 1L]) * 4L + sex) * sizes[5] + lcp)]
tabulated <- function() people[, tabulate(
  (((segment * 6L + quintile) * 19L + bands[age + 1L]) * 4L + sex) * sizes[5] + lcp + 1L, prod(sizes))]

ways <- list(
  "fcase, .N by the columns" = function() { sort_people(added); by_group() },
  "fcase, .N keyby the columns" = function() { sort_people(added); keyed() },
  "fcase, .N by one code" = function() { sort_people(added); by_code() },
  "fcase, tabulate one code" = function() { sort_people(added); tabulated() },
  "rowSums, fcase, tabulate one code" = function() { sort_people(rowSums); tabulated() },
  "written over in reverse, tabulate one code" = function() { sort_the_rest(added); tabulated() })
if (nrow(people) > 2e7) ways <- ways[names(ways) != "rowSums, fcase, tabulate one code"]

dense <- function(answer) {
  if (is.integer(answer)) return(answer)
  if (!"code" %in% names(answer))
    answer[, code := (((segment * 6L + quintile) * 19L + band) * 4L + sex) * sizes[5] + lcp]
  grid <- integer(prod(sizes)); grid[answer$code + 1L] <- answer$N
  grid
}
timed <- function(work) {
  begun <- proc.time()[["elapsed"]]; answer <- work()
  list(seconds = proc.time()[["elapsed"]] - begun, answer = answer)
}
tried <- c(); grid <- NULL
for (way in names(ways)) {
  runs <- lapply(1:2, function(round) timed(ways[[way]]))
  tried[way] <- min(runs[[1]]$seconds, runs[[2]]$seconds)
  found <- dense(runs[[2]]$answer)
  if (is.null(grid)) grid <- found
  if (!identical(grid, found)) stop("The ways differ.")
}
way <- names(which.min(tried))
seconds <- vapply(seq_len(rounds), function(round) timed(ways[[way]])$seconds, 0)
writeBin(grid, args[3], size = 4L, endian = "little")
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("\\D", "", grep("^VmHWM", status, value = TRUE))) * 1024
pairs <- function(values) paste0('"', names(values), '":', values, collapse = ",")
cat(sprintf('{"way":"%s","seconds":[%s],"tried":{%s},"versions":"data.table %s, R %s.%s, %d threads","peak":%.0f}\n',
  way, paste(seconds, collapse = ","), pairs(tried), packageVersion("data.table"), R.version$major,
  R.version$minor, getDTthreads(), peak))
