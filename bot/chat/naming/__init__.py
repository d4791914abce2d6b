"""Where the name of somebody whom nobody knows begins and ends among other words: 马思齐 of 把马思齐排进, Priya Nair of Get
Priya Nair in front of. Of what a line says of an interview all that is known has been cut out before."""
