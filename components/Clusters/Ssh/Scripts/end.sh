# The braces make the shell read this to its end before it runs any of it; what follows in the input is parameters, not commands.
{
  read_parameters
  main "$@" </dev/null
  exit
}
